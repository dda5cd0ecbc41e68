package io.turgo.journal;

import static io.turgo.journal.ExcerptDescriptor.HEADER_LENGTH;

import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * Walks over the excerpts of one file with plain reads, also while the file is being written. Trusts nothing but the
 * header words' lengths, and those only as far as the file goes. Belongs to one thread; allocates nothing per excerpt.
 */
final class ExcerptCursor implements AutoCloseable {
    /** What {@link #seek} finds. */
    enum Found {
        /** Nothing yet, or something unfinished. */
        NOTHING,
        /** A whole data excerpt. */
        DATA,
        /** The file's end. */
        END
    }

    private static final int WINDOW_BYTES = 1 << 18;
    /** How much is read when only a header word is looked for again. */
    private static final int PEEK_BYTES = 64;

    private final PlainFile file;
    private ByteBuffer window = window(PEEK_BYTES);
    private long windowStart;
    private int windowLength;
    private long position;
    private int length;

    ExcerptCursor(Path path) {
        file = new PlainFile(path);
    }

    private static ByteBuffer window(int length) {
        return ByteBuffer.allocateDirect(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Offset of the excerpt that {@link #seek} stopped at: its header word. */
    long position() {
        return position;
    }

    /** Goes to where an excerpt is known to begin. */
    void moveTo(long excerpt) {
        position = excerpt;
    }

    Path path() {
        return file.path();
    }

    /** Moves over metadata to the next data excerpt, if there is one before {@code end}. */
    Found seek(long end) {
        while (position + HEADER_LENGTH <= end) {
            final int header = header();
            if (header == ExcerptDescriptor.END_OF_DATA) {
                return Found.END;
            }
            if (!ExcerptDescriptor.isComplete(header)) {
                return Found.NOTHING;
            }
            length = ExcerptDescriptor.length(header);
            requireInside(end);
            if (!ExcerptDescriptor.isMetadata(header)) {
                return Found.DATA;
            }
            requireNoFrame();
            skip();
        }
        return Found.END;
    }

    private int header() {
        if (inWindow(HEADER_LENGTH)) {
            final int header = word(position);
            if (ExcerptDescriptor.isComplete(header)) {
                return header;
            }
            fill(PEEK_BYTES); // what was read may be older than what has been written
        } else {
            fill(WINDOW_BYTES);
        }
        return inWindow(HEADER_LENGTH) ? word(position) : 0;
    }

    private void requireInside(long end) {
        final long behind = position + HEADER_LENGTH + length;
        ensureInWindow(HEADER_LENGTH + length);
        final boolean inside = inWindow(HEADER_LENGTH + length)
            || HEADER_LENGTH + length > WINDOW_BYTES && behind <= file.size();
        if (behind > end || !inside) {
            throw JournalDamage.at(path(), position, "an excerpt of " + length + " bytes passes the file's end at "
                + Math.min(end, file.size()));
        }
    }

    private void requireNoFrame() {
        if (length >= FrameDescriptor.HEADER_LENGTH && word(position + HEADER_LENGTH) == FrameDescriptor.MAGIC) {
            throw JournalDamage.at(path(), position, "a frame is marked as metadata");
        }
    }

    /** Moves behind the excerpt that {@link #seek} found. */
    void skip() {
        position = ExcerptDescriptor.align(position + HEADER_LENGTH + length);
    }

    /** Copies the excerpt that {@link #seek} found into the frame's buffer and returns its length in bytes. */
    int copyTo(Frame target) {
        if (length > target.bytes().capacity()) {
            requireFrameLength();
            target.ensureCapacity(length);
        }
        final ByteBuffer bytes = target.bytes().clear();
        if (HEADER_LENGTH + length > WINDOW_BYTES) {
            file.read(bytes.limit(length), position + HEADER_LENGTH);
        } else {
            ensureInWindow(HEADER_LENGTH + length);
            bytes.put(0, window, (int) (position - windowStart) + HEADER_LENGTH, length);
        }
        return length;
    }

    /** A damaged header word must not make anyone ask for a gigabyte. */
    private void requireFrameLength() {
        fill(WINDOW_BYTES);
        final long body = position + HEADER_LENGTH;
        if (word(body + FrameDescriptor.MAGIC_OFFSET) != FrameDescriptor.MAGIC
            || word(body + FrameDescriptor.LENGTH_OFFSET) != length) {
            throw JournalDamage.at(path(), position, "an excerpt of " + length + " bytes holds no such frame");
        }
    }

    /** Forgets what was read of the present excerpt and after it. */
    void forget() {
        windowLength = 0;
    }

    private void ensureInWindow(int count) {
        if (!inWindow(count)) {
            fill(WINDOW_BYTES);
        }
    }

    private boolean inWindow(long count) {
        return position >= windowStart && position + count <= windowStart + windowLength;
    }

    private int word(long at) {
        return window.getInt((int) (at - windowStart));
    }

    private void fill(int count) {
        if (count > window.capacity()) {
            growWindow();
        }
        window.clear().limit(Math.min(count, window.capacity()));
        file.read(window, position);
        windowStart = position;
        windowLength = window.position();
        window.clear();
    }

    /** A short file needs no long window. */
    private void growWindow() {
        final long left = Math.min(WINDOW_BYTES, file.size() - position);
        if (left > window.capacity()) {
            window = window((int) Math.min(WINDOW_BYTES, 2 * left));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
