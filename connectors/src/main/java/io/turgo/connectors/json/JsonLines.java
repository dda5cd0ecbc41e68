package io.turgo.connectors.json;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of an input, one after the other, numbered from 1, without those that hold nothing but blanks, and without
 * a byte order mark. Of a line
 * that is too long only the start is kept. Belongs to one thread; allocates nothing per line.
 */
final class JsonLines implements AutoCloseable {
    /** The most of a line that is kept for a dead letter. */
    private static final int RAW_BYTES = 1024;
    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int READ_AHEAD_BYTES = 64 * 1024;

    private final String input;
    private final InputStream stream;
    private final int most;
    private final byte[] bytes;
    private int start;
    private int end;
    private int next;
    private int limit;
    private long number;
    private long dropped;
    private boolean exhausted;
    private boolean begun;

    /**
     * @param input what it is called
     * @param most  bytes that a line may have
     */
    JsonLines(String input, InputStream stream, int most) {
        this.input = input;
        this.stream = stream;
        this.most = most;
        bytes = new byte[most + READ_AHEAD_BYTES];
    }

    /** Goes to the next line that is not blank; false at the end of the input. */
    boolean next() {
        try {
            do {
                if (!advance()) {
                    return false;
                }
            } while (isBlank());
            number++;
            return true;
        } catch (final InputStopped e) {
            exhausted = true;
            return false;
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + input + "` cannot be read behind row " + number + ": "
                + e.getMessage() + "; get the file again or check the disk", e);
        }
    }

    private boolean advance() throws IOException {
        start = next;
        dropped = 0;
        int at = next;
        while (true) {
            while (at < limit && bytes[at] != '\n') {
                at++;
            }
            if (at < limit) {
                endAt(at, at + 1);
                return true;
            }
            if (at - start > Math.max(most, RAW_BYTES) + 1) {
                at = keepStart();
            }
            final int before = start;
            if (!fill()) {
                endAt(limit, limit);
                return end > start || dropped > 0;
            }
            at -= before - start;
        }
    }

    private void endAt(int lineEnd, int nextLine) {
        if (!begun && lineEnd - start >= MARK.length
            && Arrays.equals(bytes, start, start + MARK.length, MARK, 0, MARK.length)) {
            start += MARK.length;
        }
        begun = true;
        end = lineEnd > start && bytes[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd;
        next = nextLine;
    }

    /** Forgets what came of a line that is too long, but for its start. */
    private int keepStart() {
        dropped += limit - start - RAW_BYTES;
        limit = start + RAW_BYTES;
        return limit;
    }

    /** Reads more behind what there is, and moves the present line to the front to make room. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            limit -= start;
            start = 0;
        }
        final int count = stream.read(bytes, limit, bytes.length - limit);
        exhausted = count < 0;
        limit += Math.max(count, 0);
        return !exhausted;
    }

    private boolean isBlank() {
        if (dropped > 0) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The number of the present line. */
    long number() {
        return number;
    }

    /** Holds the present line. */
    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** What is wrong with the line's length, or null. */
    String fault() {
        final long length = end - start + dropped;
        return length <= most ? null
            : "record=" + length + " bytes > json.max-record-size=" + most + ", raise it";
    }

    /** What to add to what is wrong, if not all of the line is kept. */
    String cut() {
        final long length = end - start + dropped;
        return length <= RAW_BYTES ? "" : "; the first " + RAW_BYTES + " of its " + length + " bytes are kept";
    }

    /** The start of the present line. */
    byte[] raw() {
        return Arrays.copyOfRange(bytes, start, Math.min(end, start + RAW_BYTES));
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + input + "` cannot be closed: " + e.getMessage()
                + "; check the disk", e);
        }
    }
}
