package io.turgo.connectors.http;

import io.turgo.record.Row;
import java.util.Arrays;
import org.agrona.collections.IntArrayList;
import org.eclipse.jetty.http.HttpStatus;

/** All rows of a body, as they are going to stand in slots. Filled by one thread, then read by one. */
final class DecodedBody {
    private static final int FIRST_BYTES = 1024;
    private static final long LARGEST_BYTES = 1 << 30;

    private final IntArrayList ends = new IntArrayList();
    private final HeldBytes held;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int end;

    /** @param held is charged for what is kept */
    DecodedBody(HeldBytes held) {
        this.held = held;
    }

    /** Adds a copy of the row; null, or why there is no room for it. */
    BodyFault add(Row row) {
        final int length = row.length();
        if (bytes.length - end < length) {
            final BodyFault fault = grow((long) end + length);
            if (fault != null) {
                return fault;
            }
        }
        row.buffer().getBytes(row.offset(), bytes, end, length);
        end += length;
        ends.addInt(end);
        return null;
    }

    private BodyFault grow(long leastBytes) {
        if (leastBytes > LARGEST_BYTES) {
            return new BodyFault(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body's rows take more than " + LARGEST_BYTES
                + " bytes; send them in several");
        }
        final int size = (int) Math.min(LARGEST_BYTES, Math.max(2L * bytes.length, leastBytes));
        final BodyFault fault = held.add(size - bytes.length);
        bytes = fault == null ? Arrays.copyOf(bytes, size) : bytes;
        return fault;
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
