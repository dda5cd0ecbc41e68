package io.turgo.journal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The first excerpt of a file of a {@link ChannelLog}: what readers look for in that of one of Chronicle's, see
 * {@link ExcerptDescriptor}, and no more. Little-endian.
 * <pre>
 *   0        4                 17      23     24          32       40              48         56
 *  +--------+-----------------+-------+------+-----------+--------+---------------+----------+
 *  | header | "writePosition" | 0     | code | capacity  | used   | writePosition | sequence |
 *  | word   |                 |       |      | 2         | 2      |               | 0        |
 *  +--------+-----------------+-------+------+-----------+--------+---------------+----------+
 * </pre>
 */
final class ChannelLogDescriptor {
    private static final int NAME_OFFSET = ExcerptDescriptor.HEADER_LENGTH;
    private static final int CODE_OFFSET = 23;
    private static final int CAPACITY_OFFSET = CODE_OFFSET + 1;
    private static final int USED_OFFSET = CAPACITY_OFFSET + Long.BYTES;
    private static final long VALUES = 2;
    static final int WRITE_POSITION_OFFSET = CODE_OFFSET + ExcerptDescriptor.LONG_ARRAY_VALUE_OFFSET;
    static final int LENGTH = WRITE_POSITION_OFFSET + (int) VALUES * Long.BYTES;

    private ChannelLogDescriptor() {
    }

    /** The excerpt of a file that holds no data yet, with its header word. */
    static ByteBuffer header() {
        final ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0, ExcerptDescriptor.METADATA | LENGTH - ExcerptDescriptor.HEADER_LENGTH);
        header.put(NAME_OFFSET, ExcerptDescriptor.WRITE_POSITION.getBytes(StandardCharsets.ISO_8859_1));
        header.put(CODE_OFFSET, ExcerptDescriptor.LONG_ARRAY);
        header.putLong(CAPACITY_OFFSET, VALUES);
        header.putLong(USED_OFFSET, VALUES);
        return header;
    }
}
