package io.turgo.journal;

import io.turgo.frame.Frame;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;

/**
 * Layout of the excerpt that begins a generation: the probe that is written and read back before the generation takes
 * frames. It is no frame and has no frame number; readers check and skip it. Little-endian.
 * <pre>
 *   0        4        8                        24          28          32           40
 *  +--------+--------+------------------------+-----------+-----------+------------+
 *  | magic  | crc32c | journal UUID (msb,lsb) | generation| disk      | next frame |
 *  +--------+--------+------------------------+-----------+-----------+------------+
 * </pre>
 * {@code crc32c} covers the bytes from offset 8 to the end. {@code next frame} is the number of the first frame that
 * the generation will take. {@code disk} is 1 if frames were promised only when they had reached the disk: what of the
 * others a loss of power has left in holes is no damage. Else it is 0.
 */
final class GenerationDescriptor {
    /** {@code TGG1} in ASCII. */
    static final int MAGIC = 'T' | 'G' << 8 | 'G' << 16 | '1' << 24;
    static final int MAGIC_OFFSET = 0;
    static final int CRC_OFFSET = 4;
    static final int CRC_START_OFFSET = 8;
    static final int UUID_HIGH_OFFSET = 8;
    static final int UUID_LOW_OFFSET = 16;
    static final int GENERATION_OFFSET = 24;
    static final int DISK_OFFSET = 28;
    static final int NEXT_FRAME_OFFSET = 32;
    static final int LENGTH = 40;

    private GenerationDescriptor() {
    }

    /** A direct buffer with the probe of a generation. */
    static ByteBuffer encode(UUID id, int generation, boolean disk, long nextFrame) {
        final ByteBuffer bytes = ByteBuffer.allocateDirect(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(MAGIC_OFFSET, MAGIC);
        bytes.putLong(UUID_HIGH_OFFSET, id.getMostSignificantBits());
        bytes.putLong(UUID_LOW_OFFSET, id.getLeastSignificantBits());
        bytes.putInt(GENERATION_OFFSET, generation);
        bytes.putInt(DISK_OFFSET, disk ? 1 : 0);
        bytes.putLong(NEXT_FRAME_OFFSET, nextFrame);
        bytes.putInt(CRC_OFFSET, checksum(bytes));
        return bytes;
    }

    static boolean isProbe(DirectBuffer buffer, int length) {
        return length == LENGTH && buffer.getInt(MAGIC_OFFSET) == MAGIC;
    }

    /** Says what is wrong with the probe that was read into the frame's buffer, or null. */
    static String fault(Frame read, UUID id, int generation, long nextFrame) {
        final ByteBuffer found = read.bytes().clear().limit(LENGTH);
        final ByteBuffer expected = encode(id, generation, isDisk(read), nextFrame);
        return found.equals(expected.clear()) ? null
            : "beginning of generation " + found.getInt(GENERATION_OFFSET) + " at frame "
                + found.getLong(NEXT_FRAME_OFFSET) + " != expected generation " + generation + " at frame " + nextFrame;
    }

    /** Whether frames of the generation were promised only when they had reached the disk. */
    static boolean isDisk(Frame probe) {
        return probe.buffer().getInt(DISK_OFFSET) == 1;
    }

    private static int checksum(ByteBuffer bytes) {
        final CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate().clear().position(CRC_START_OFFSET));
        return (int) crc.getValue();
    }
}
