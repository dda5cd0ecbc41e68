package io.turgo.state;

import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A way round the index for keys whose last word is a small number, as the number of a SYMBOL is: an array by that
 * number, of the row that it last led to. An entry holds that row's id plus 1, 0 for none, and above it a tag, the
 * words before the last one folded to 32 bits; so where keys share a number, another key's row is rarely looked at.
 * <pre>
 *   63            32 31             0
 *  +----------------+----------------+
 *  |      tag       |   row id + 1   |
 *  +----------------+----------------+
 * </pre>
 * An entry's row is live and its key ends with the number, which is why {@link #forget} has to be told of removals. A
 * key of one word is thereby found without a look at the row.
 *
 * <p>Numbers count as small below 2^16, and in a larger table below four times the number of rows. The array is in
 * pages, allocated as they are written; until then a page of zeros stands in for them. Owner thread only.
 */
final class SmallKeys implements AutoCloseable {
    private static final int PAGE_BITS = 12;
    private static final int PAGE_MASK = (1 << PAGE_BITS) - 1;
    private static final int ALWAYS_SMALL = 1 << 16;
    /** Log2 of the numbers per row of a large table. */
    private static final int NUMBERS_SHIFT = 2;
    /** Read by all tables, written by none. */
    private static final UnsafeBuffer ZEROS = DirectChunk.allocate(Long.BYTES << PAGE_BITS);

    private final RowStore rows;
    /** Width of a key's words before the last one, in bytes. */
    private final int headBytes;
    private UnsafeBuffer[] pages = new UnsafeBuffer[0];
    /** Where each page starts; empty once closed. */
    private long[] addresses = new long[0];
    private int allocated;

    /** Knows nothing yet of the keys, of {@code keyBytes} each, that are in the rows. */
    SmallKeys(final RowStore rows, final int keyBytes) {
        this.rows = rows;
        headBytes = keyBytes - Long.BYTES;
    }

    /** The live row with this key of one word, or {@link KeyedTable#ABSENT} if the index has to be asked. */
    int find(final long number) {
        return rowOf(entry(number));
    }

    /** The live row with this key of two words, or {@link KeyedTable#ABSENT} if the index has to be asked. */
    int find(final long word, final long number) {
        final long entry = entry(number);
        final int row = rowOf(entry);
        return row >= 0 && tagOf(entry) == fold(word) && UnsafeApi.getLong(rows.keyAddress(row)) == word
            ? row : KeyedTable.ABSENT;
    }

    /** As {@link #find(long, long)} with all words but the last one at an address. */
    int findAt(final long headAddress, final long number) {
        final long entry = entry(number);
        final int row = rowOf(entry);
        return row >= 0 && tagOf(entry) == foldAt(headAddress) && rows.hasKey(row, headAddress, number)
            ? row : KeyedTable.ABSENT;
    }

    /** Notes a live row, if the last word of its key is a small number; gives that row. */
    int note(final int row, final int tableSize) {
        final long number = rows.lastKeyWord(row);
        if (number >= 0 && (number < ALWAYS_SMALL || number >>> NUMBERS_SHIFT < tableSize)) {
            UnsafeApi.putLong(writable((int) (number >>> PAGE_BITS)) + offset(number),
                (long) foldAt(rows.keyAddress(row)) << Integer.SIZE | row + 1);
        }
        return row;
    }

    /** Takes out a row that is about to be removed. */
    void forget(final int row) {
        final long number = rows.lastKeyWord(row);
        if (rowOf(entry(number)) == row) {
            UnsafeApi.putLong(addresses[(int) (number >>> PAGE_BITS)] + offset(number), 0);
        }
    }

    long capacityBytes() {
        return (long) allocated * ZEROS.capacity();
    }

    @Override
    public void close() {
        for (final UnsafeBuffer page : pages) {
            if (page != ZEROS) {
                DirectChunk.free(page);
            }
        }
        pages = new UnsafeBuffer[0];
        addresses = new long[0];
        allocated = 0;
    }

    /** The entry of any number; a negative one is beyond the pages. */
    private long entry(final long number) {
        final long[] known = addresses;
        final long page = number >>> PAGE_BITS;
        return page < known.length ? UnsafeApi.getLong(known[(int) page] + offset(number)) : 0;
    }

    private int foldAt(final long headAddress) {
        long words = 0;
        for (int i = 0; i < headBytes; i += Long.BYTES) {
            words = Long.rotateLeft(words, 7) ^ UnsafeApi.getLong(headAddress + i);
        }
        return fold(words);
    }

    private long writable(final int page) {
        if (page >= pages.length) {
            final int known = pages.length;
            pages = Arrays.copyOf(pages, Math.max(page + 1, known + (known >> 1)));
            addresses = Arrays.copyOf(addresses, pages.length);
            Arrays.fill(pages, known, pages.length, ZEROS);
            Arrays.fill(addresses, known, pages.length, ZEROS.addressOffset());
        }
        if (pages[page] == ZEROS) {
            pages[page] = DirectChunk.allocate(ZEROS.capacity());
            addresses[page] = pages[page].addressOffset();
            allocated++;
        }
        return addresses[page];
    }

    private static long offset(final long number) {
        return (number & PAGE_MASK) << 3;
    }

    private static int rowOf(final long entry) {
        return (int) entry - 1;
    }

    private static int tagOf(final long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int fold(final long word) {
        return (int) (word ^ word >>> Integer.SIZE);
    }
}
