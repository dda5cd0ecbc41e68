package io.turgo.connectors.http;

import io.turgo.record.Row;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;

/** All rows of a body, as they are going to stand in slots. Filled by one thread, then read by one. */
final class DecodedBody {
    private static final int FIRST_BYTES = 1024;

    private final IntArrayList ends = new IntArrayList();
    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;

    /** Adds a copy of the row. */
    void add(Row row) {
        final int length = row.length();
        if (bytes.length - end < length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, end + length));
        }
        row.buffer().getBytes(row.offset(), bytes, end, length);
        end += length;
        ends.addInt(end);
    }

    int rows() {
        return ends.size();
    }

    /** Copies a row to an empty one of the same layout. */
    void copyTo(int number, Row row) {
        final int start = number == 0 ? 0 : ends.getInt(number - 1);
        row.buffer().putBytes(row.offset(), bytes, start, ends.getInt(number) - start);
    }
}
