package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import java.util.Arrays;
import java.util.List;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The null bits of a source's fields. For each word of the bitmap the frame has the bits of the fields that are null
 * anywhere in it, then for each of them a column of zeros and ones: where nothing is null, one byte a word. Belongs to
 * one thread.
 */
final class NullColumns {
    private final long[] sourceMasks;
    private final long[] anywhere;
    private final long[][] words;
    private final LongColumn bits = new LongColumn();

    NullColumns(List<Column> fields) {
        sourceMasks = new long[(fields.size() + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < fields.size(); i++) {
            sourceMasks[i / Long.SIZE] |= fields.get(i).nullMask();
        }
        anywhere = new long[sourceMasks.length];
        words = new long[sourceMasks.length][0];
    }

    void clear() {
        Arrays.fill(anywhere, 0);
    }

    /** Whether that field is null in any row. */
    boolean any(int word, int bit) {
        return (anywhere[word] >>> bit & 1) != 0;
    }

    /** A word of each row's null bits. */
    long[] words(int word) {
        return words[word];
    }

    private void ensure(int word, int count) {
        if (count > words[word].length) {
            words[word] = Arrays.copyOf(words[word], Math.max(count, 2 * words[word].length));
        }
    }

    void gather(long[] rows, int added, int count) {
        for (int word = 0; word < words.length; word++) {
            final long all = anyOf(word, rows, added);
            if ((anywhere[word] | all) != 0) {
                keep(word, rows, added, count);
                anywhere[word] |= all;
            }
        }
    }

    private long anyOf(int word, long[] rows, int added) {
        final int place = RecordDescriptor.HEADER_LENGTH + word * Long.BYTES;
        long all = 0;
        for (int i = 0; i < added; i++) {
            all |= UnsafeApi.getLong(rows[i] + place);
        }
        return all & sourceMasks[word];
    }

    private void keep(int word, long[] rows, int added, int count) {
        ensure(word, count + added);
        final long[] nulls = words[word];
        if (anywhere[word] == 0) {
            Arrays.fill(nulls, 0, count, 0);
        }
        final int place = RecordDescriptor.HEADER_LENGTH + word * Long.BYTES;
        for (int i = 0; i < added; i++) {
            nulls[count + i] = UnsafeApi.getLong(rows[i] + place) & sourceMasks[word];
        }
    }

    /** No more bytes than this are written. */
    int maxBytes(int count) {
        int columns = 0;
        for (final long mask : anywhere) {
            columns += Long.bitCount(mask);
        }
        return anywhere.length * Varint.MAX_BYTES + columns * ColumnDescriptor.maxBytes(count);
    }

    int encode(int count, UnsafeBuffer target, int offset) {
        int at = offset;
        for (int word = 0; word < words.length; word++) {
            at = Varint.put(target, at, anywhere[word]);
            for (long left = anywhere[word]; left != 0; left &= left - 1) {
                at = encodeBits(words[word], Long.numberOfTrailingZeros(left), count, target, at);
            }
        }
        return at;
    }

    private int encodeBits(long[] nulls, int bit, int count, UnsafeBuffer target, int at) {
        bits.ensure(count);
        for (int i = 0; i < count; i++) {
            bits.values[i] = nulls[i] >>> bit & 1;
        }
        return bits.encode(count, target, at);
    }

    int decode(int count, UnsafeBuffer source, int offset, int limit) {
        int at = offset;
        for (int word = 0; word < words.length; word++) {
            final long mask = Varint.get(source, at, limit);
            if ((mask & ~sourceMasks[word]) != 0) {
                throw new EngineException("null bits " + Long.toHexString(mask) + " name fields that do not exist");
            }
            at += Varint.length(source, at);
            anywhere[word] = mask;
            ensure(word, count);
            Arrays.fill(words[word], 0, count, 0);
            for (long left = mask; left != 0; left &= left - 1) {
                at = decodeBits(words[word], Long.numberOfTrailingZeros(left), count, source, at, limit);
            }
        }
        return at;
    }

    private int decodeBits(long[] nulls, int bit, int count, UnsafeBuffer source, int at, int limit) {
        final int end = bits.decode(count, source, at, limit);
        for (int i = 0; i < count; i++) {
            final long value = bits.values[i];
            if (value >>> 1 != 0) {
                throw new EngineException("null bit " + value + " in the column at " + at);
            }
            nulls[i] |= value << bit;
        }
        return end;
    }

    /** Sets the null bits of a row's source fields and leaves those of derived ones. */
    void scatter(int index, long row) {
        for (int word = 0; word < words.length; word++) {
            final long place = row + RecordDescriptor.HEADER_LENGTH + word * Long.BYTES;
            UnsafeApi.putLong(place, UnsafeApi.getLong(place) & ~sourceMasks[word] | words[word][index]);
        }
    }
}
