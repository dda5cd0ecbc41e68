package io.turgo.frame;

import static io.turgo.frame.FrameDescriptor.COUNT_OFFSET;
import static io.turgo.frame.FrameDescriptor.CRC_OFFSET;
import static io.turgo.frame.FrameDescriptor.CRC_START_OFFSET;
import static io.turgo.frame.FrameDescriptor.FIRST_SEQUENCE_OFFSET;
import static io.turgo.frame.FrameDescriptor.FRAME_NUMBER_OFFSET;
import static io.turgo.frame.FrameDescriptor.HEADER_LENGTH;
import static io.turgo.frame.FrameDescriptor.INGEST_TIME_OFFSET;
import static io.turgo.frame.FrameDescriptor.LENGTH_OFFSET;
import static io.turgo.frame.FrameDescriptor.MAGIC;
import static io.turgo.frame.FrameDescriptor.MAGIC_OFFSET;
import static io.turgo.frame.FrameDescriptor.UNFORCED_OFFSET;
import static io.turgo.frame.FrameDescriptor.UUID_HIGH_OFFSET;
import static io.turgo.frame.FrameDescriptor.UUID_LOW_OFFSET;
import static io.turgo.frame.FrameDescriptor.VERSION;
import static io.turgo.frame.FrameDescriptor.VERSION_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One frame in an off-heap buffer of its own, to be filled, sealed and appended, or read into and checked. The buffer
 * grows and is kept, so that a frame that is used again allocates nothing. Belongs to one thread at a time.
 *
 * @see FrameDescriptor
 */
public final class Frame {
    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;

    /** @param initialCapacity in bytes, header included */
    public Frame(int initialCapacity) {
        replaceBuffer(ByteBuffer.allocateDirect(Math.max(initialCapacity, HEADER_LENGTH)));
    }

    /** The bytes of the frame; the view changes when {@link #ensureCapacity} grows it, the object does not. */
    public UnsafeBuffer buffer() {
        return buffer;
    }

    /** The same bytes as {@link #buffer()}; position and limit are this frame's to change. */
    public ByteBuffer bytes() {
        return bytes;
    }

    /** Makes room for {@code capacity} bytes in all and keeps what is there. */
    public void ensureCapacity(int capacity) {
        if (capacity > bytes.capacity()) {
            grow(capacity);
        }
    }

    private void grow(int capacity) {
        final ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(capacity, bytes.capacity() * 2));
        larger.put(bytes.clear()).clear();
        replaceBuffer(larger);
    }

    private void replaceBuffer(ByteBuffer replacement) {
        bytes = replacement.order(ByteOrder.LITTLE_ENDIAN);
        buffer.wrap(bytes);
    }

    /** Writes the header, CRC last, over a body of which {@code length} (header included) tells the end. */
    public void seal(
        int length, UUID journalId, long frameNumber, long firstSequence, int count, long ingestTimeNs) {
        buffer.putInt(MAGIC_OFFSET, MAGIC);
        buffer.putInt(LENGTH_OFFSET, length);
        buffer.putInt(VERSION_OFFSET, VERSION);
        buffer.putLong(UUID_HIGH_OFFSET, journalId.getMostSignificantBits());
        buffer.putLong(UUID_LOW_OFFSET, journalId.getLeastSignificantBits());
        buffer.putLong(FRAME_NUMBER_OFFSET, frameNumber);
        buffer.putLong(FIRST_SEQUENCE_OFFSET, firstSequence);
        buffer.putInt(COUNT_OFFSET, count);
        buffer.putInt(UNFORCED_OFFSET, 0);
        buffer.putLong(INGEST_TIME_OFFSET, ingestTimeNs);
        buffer.putInt(CRC_OFFSET, checksum(length));
    }

    /** Notes in a sealed frame which one, before it, was the last known to be on the disk; the CRC is made anew. */
    public void durableFrame(long durable) {
        final long unforced = frameNumber() - durable;
        buffer.putInt(UNFORCED_OFFSET, unforced > Integer.MAX_VALUE ? 0 : (int) unforced);
        buffer.putInt(CRC_OFFSET, checksum(length()));
    }

    /**
     * Says what is wrong with the frame that was read into the buffer, or null if it is whole and the one that is due.
     *
     * @param available   how many bytes were read
     * @param journalId   the journal that the frame must belong to
     * @param frameNumber the number that it must carry
     */
    public String fault(int available, UUID journalId, long frameNumber) {
        if (available < HEADER_LENGTH || buffer.getInt(MAGIC_OFFSET) != MAGIC) {
            return "not a frame: " + available + " bytes, magic "
                + (available < Integer.BYTES ? "missing" : Integer.toHexString(buffer.getInt(MAGIC_OFFSET)));
        }
        if (length() != available) {
            return "frame length " + length() + " != stored length " + available;
        }
        if (buffer.getInt(CRC_OFFSET) != checksum(available)) {
            return "frame CRC " + Integer.toHexString(buffer.getInt(CRC_OFFSET)) + " != computed CRC "
                + Integer.toHexString(checksum(available));
        }
        return identityFault(journalId, frameNumber);
    }

    private String identityFault(UUID journalId, long frameNumber) {
        if (buffer.getShort(VERSION_OFFSET) != VERSION) {
            return "frame version " + buffer.getShort(VERSION_OFFSET) + " != supported version " + VERSION;
        }
        if (buffer.getLong(UUID_HIGH_OFFSET) != journalId.getMostSignificantBits()
            || buffer.getLong(UUID_LOW_OFFSET) != journalId.getLeastSignificantBits()) {
            return "frame of journal " + journalId() + " in journal " + journalId;
        }
        if (frameNumber() != frameNumber) {
            return "frame number " + frameNumber() + " != expected " + frameNumber;
        }
        return null;
    }

    private int checksum(int length) {
        crc.reset();
        crc.update(bytes.clear().position(CRC_START_OFFSET).limit(length));
        return (int) crc.getValue();
    }

    /** Length in bytes, header included, as the header says. */
    public int length() {
        return buffer.getInt(LENGTH_OFFSET);
    }

    /** The journal that the frame belongs to. */
    public UUID journalId() {
        return new UUID(buffer.getLong(UUID_HIGH_OFFSET), buffer.getLong(UUID_LOW_OFFSET));
    }

    /** Contiguous from 1. */
    public long frameNumber() {
        return buffer.getLong(FRAME_NUMBER_OFFSET);
    }

    /** Whether {@link #durableFrame()} was kept. */
    public boolean tellsDurableFrame() {
        return buffer.getInt(UNFORCED_OFFSET) != 0;
    }

    /** The last frame that was known to be on the disk when this one was appended; 0 if that was not kept. */
    public long durableFrame() {
        return tellsDurableFrame() ? frameNumber() - buffer.getInt(UNFORCED_OFFSET) : 0;
    }

    /** The sequence of the first source record, or of the next one where the frame has none. */
    public long firstSequence() {
        return buffer.getLong(FIRST_SEQUENCE_OFFSET);
    }

    /** How many source records the frame holds. */
    public int count() {
        return buffer.getInt(COUNT_OFFSET);
    }

    /** The ingest time of the frame's records in epoch nanoseconds. */
    public long ingestTimeNs() {
        return buffer.getLong(INGEST_TIME_OFFSET);
    }
}
