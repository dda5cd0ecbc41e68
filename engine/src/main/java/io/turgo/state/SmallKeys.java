package io.turgo.state;

import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A way round the index for keys whose last word is a small number, as the number of a SYMBOL is: the row that such a
 * number last led to, which is the one as long as it is live and holds the key. So nothing has to be told of removals,
 * and where windows follow one another each key is looked up in the index once a window. Owner thread only.
 */
final class SmallKeys {
    private static final int MAX_NUMBERS = 1 << 16;
    private static final int MIN_NUMBERS = 64;
    private static final int NONE = -1;

    private final RowStore rows;
    private final int keyOffset;
    private final int lastWord;
    private int[] rowOf = new int[0];

    /**
     * Knows nothing yet.
     *
     * @param rows      where the keys are
     * @param keyOffset offset of the key within a row, in bytes
     * @param keyBytes  width of the key
     */
    SmallKeys(final RowStore rows, final int keyOffset, final int keyBytes) {
        this.rows = rows;
        this.keyOffset = keyOffset;
        lastWord = keyBytes - Long.BYTES;
    }

    /** The live row with this key, or {@link KeyedTable#ABSENT} if the index has to be asked. */
    int find(final UnsafeBuffer key) {
        final int[] known = rowOf;
        final long number = key.getLong(lastWord);
        if (number < 0 || number >= known.length) {
            return KeyedTable.ABSENT;
        }
        final int row = known[(int) number];
        return row >= 0 && rows.isLive(row) && hasKey(row, key) ? row : KeyedTable.ABSENT;
    }

    private boolean hasKey(final int row, final UnsafeBuffer key) {
        for (int i = 0; i <= lastWord; i += Long.BYTES) {
            if (rows.word(row, keyOffset + i) != key.getLong(i)) {
                return false;
            }
        }
        return true;
    }

    /** Notes the live row of a key, if it is one with a small last word. */
    void note(final UnsafeBuffer key, final int row) {
        final long number = key.getLong(lastWord);
        if (number >= 0 && number < MAX_NUMBERS) {
            if (number >= rowOf.length) {
                grow((int) number);
            }
            rowOf[(int) number] = row;
        }
    }

    private void grow(final int number) {
        final int old = rowOf.length;
        rowOf = Arrays.copyOf(rowOf, Math.max(MIN_NUMBERS, Integer.highestOneBit(number) * 2));
        Arrays.fill(rowOf, old, rowOf.length, NONE);
    }
}
