package io.turgo.journal;

import static io.turgo.journal.ExcerptDescriptor.HEADER_LENGTH;

import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Tells the readable end of an unsealed file from a hole or a cut: no whole frame may lie behind the end, and the
 * position that Chronicle last noted in the file's header may not either. Belongs to one thread.
 */
final class FileTail implements AutoCloseable {
    private static final int WINDOW_BYTES = 1 << 20;
    private static final int FILE_HEADER_BYTES = 512;

    private final PlainFile file;
    private final DataSeeker seeker;
    private final UUID id;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private ByteBuffer zeros = window;

    FileTail(Path path, UUID id) {
        file = new PlainFile(path);
        seeker = new DataSeeker(path);
        this.id = id;
    }

    /**
     * Raises {@link JournalDamage} if the file goes on behind its readable end.
     *
     * @param end          where the next excerpt would begin
     * @param lastPosition where the last readable excerpt that is not metadata begins, or 0
     * @param nextFrame    the number of the frame that would have been next
     */
    void requireNothingBehind(long end, long lastPosition, long nextFrame) {
        final long written = end == 0 ? 0 : writePosition();
        if (written > lastPosition) {
            throw JournalDamage.at(file.path(), end, "it was written up to offset " + written
                + " but can be read only up to offset " + lastPosition + " (frame " + nextFrame + " was due)");
        }
        forFramesBehind(end, (windowStart, i) -> {
            if (!isUnfinished(windowStart + i, end)) {
                throw JournalDamage.at(file.path(), end, "frame " + nextFrame + " is due and cannot be read, but frame "
                    + window.getLong(i + FrameDescriptor.FRAME_NUMBER_OFFSET) + " follows at offset "
                    + (windowStart + i));
            }
        });
    }

    /** Adds up the whole frames at or behind an offset, wherever they begin. */
    void addFramesBehind(long end, FramesBehind behind) {
        final Frame frame = new Frame(WINDOW_BYTES);
        forFramesBehind(end, (windowStart, i) -> {
            final int length = window.getInt(i + FrameDescriptor.LENGTH_OFFSET);
            if (isWhole(frame, windowStart + i, length)) {
                behind.add(frame);
            }
        });
    }

    private boolean isWhole(Frame frame, long at, int length) {
        if (length < FrameDescriptor.HEADER_LENGTH || length > file.size() - at) {
            return false;
        }
        frame.ensureCapacity(length);
        file.read(frame.bytes().clear().limit(length), at);
        return frame.fault(length, id, frame.frameNumber()) == null;
    }

    /** What looks like a frame of this journal. */
    @FunctionalInterface
    private interface Found {
        /** The frame begins {@code i} bytes behind the window's start. */
        void at(long windowStart, int i);
    }

    private void forFramesBehind(long end, Found found) {
        final long size = file.size();
        final int stepBytes = WINDOW_BYTES - FrameDescriptor.HEADER_LENGTH;
        for (long at = seeker.nextData(end); at < size; at = seeker.nextData(at + stepBytes)) {
            read(at);
            if (!windowIsZero()) {
                forFramesInWindow(at, found);
            }
        }
    }

    private void read(long at) {
        if (window.capacity() == 0) {
            window = ByteBuffer.allocateDirect(WINDOW_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            zeros = ByteBuffer.allocateDirect(WINDOW_BYTES);
        }
        file.read(window.clear(), at);
        window.flip();
    }

    private boolean windowIsZero() {
        return window.equals(zeros.clear().limit(window.limit()));
    }

    private void forFramesInWindow(long windowStart, Found found) {
        for (int i = 0; i + FrameDescriptor.HEADER_LENGTH < window.limit(); i += HEADER_LENGTH) {
            if (window.getInt(i) == FrameDescriptor.MAGIC && isOurs(i)) {
                found.at(windowStart, i);
            }
        }
    }

    private boolean isOurs(int at) {
        return window.getLong(at + FrameDescriptor.UUID_HIGH_OFFSET) == id.getMostSignificantBits()
            && window.getLong(at + FrameDescriptor.UUID_LOW_OFFSET) == id.getLeastSignificantBits();
    }

    /**
     * Whether this is the one frame whose append a dying process did not finish. Chronicle writes the header word when
     * the excerpt is complete, and notes its position before the append returns.
     */
    private boolean isUnfinished(long at, long end) {
        if (at != end + HEADER_LENGTH) {
            return false;
        }
        final ByteBuffer header = ByteBuffer.allocate(HEADER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        file.read(header, end);
        return !ExcerptDescriptor.isComplete(header.getInt(0));
    }

    /** The position in the file's header; see {@link ExcerptDescriptor}. */
    private long writePosition() {
        final ByteBuffer header = ByteBuffer.allocate(FILE_HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.read(header, 0);
        final String text = new String(header.array(), 0, header.position(), StandardCharsets.ISO_8859_1);
        final int name = text.indexOf(ExcerptDescriptor.WRITE_POSITION);
        final int array = name < 0 ? -1 : text.indexOf(ExcerptDescriptor.LONG_ARRAY & 0xff, name);
        if (array < 0 || array + ExcerptDescriptor.LONG_ARRAY_VALUE_OFFSET + Long.BYTES > header.position()) {
            throw JournalDamage.at(file.path(), 0, "the file's header cannot be read");
        }
        return header.getLong(array + ExcerptDescriptor.LONG_ARRAY_VALUE_OFFSET);
    }

    /** Writes what is behind {@code end} to another file, at the same offsets, leaving out what is zero. */
    void copyBehind(long end, Path target) throws IOException {
        final long size = file.size();
        try (FileChannel copy = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (long at = seeker.nextData(end); at < size; at = seeker.nextData(at + WINDOW_BYTES)) {
                read(at);
                if (!windowIsZero()) {
                    copy.write(window, at);
                }
            }
        }
    }

    @Override
    public void close() {
        seeker.close();
        file.close();
    }
}
