package io.turgo.connectors.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

/**
 * Gives the parser bytes as characters 0..255, at most a line at a time, and keeps those of the present record: they
 * can be shown, and after an error the reading goes on behind the record's first line. Belongs to one thread; allocates
 * nothing per line.
 */
final class LineReader extends Reader {
    /** Raised to the parser when the present record has become too long. */
    static final class RecordTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        private RecordTooLong() {
            super("record too long");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    private static final int READ_AHEAD_BYTES = 64 * 1024;
    /** A record may be as long as allowed and have a line break behind it. */
    static final int LINE_BREAK_BYTES = 2;
    private static final int BYTE_MASK = 0xFF;

    private final InputStream input;
    private final int budget;
    private final byte[] bytes;
    private int start;
    private int delivered;
    private int limit;
    private boolean exhausted;
    private boolean endTold;

    /** @param maxRecordBytes how long a record may be */
    LineReader(InputStream input, int maxRecordBytes) {
        this.input = input;
        budget = maxRecordBytes + LINE_BREAK_BYTES;
        bytes = new byte[budget + READ_AHEAD_BYTES];
    }

    /** Whether the input starts with these bytes; before the first read only. If so they are skipped. */
    boolean skipMark(byte... mark) throws IOException {
        boolean more = true;
        while (limit < mark.length && more && Arrays.equals(bytes, 0, limit, mark, 0, limit)) {
            more = fill();
        }
        final boolean found = limit >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
        if (found) {
            start = mark.length;
            delivered = mark.length;
        }
        return found;
    }

    /** The next record starts where the parser has got to. */
    void beginRecord() {
        start = delivered;
        endTold = false;
    }

    /** Whether the parser was told the end of the input while it read the present record. */
    boolean endTold() {
        return endTold;
    }

    /** Length of the present record as far as it was delivered, without the line break behind it. */
    int recordLength() {
        return delivered - start - lineBreakBefore(delivered);
    }

    /** The first bytes of the present record, at most so many. */
    byte[] recordStart(int most) {
        return Arrays.copyOfRange(bytes, start, start + Math.min(most, recordLength()));
    }

    private int lineBreakBefore(int end) {
        if (end == start) {
            return 0;
        }
        final byte last = bytes[end - 1];
        if (last == '\n') {
            return end - 2 >= start && bytes[end - 2] == '\r' ? 2 : 1;
        }
        return last == '\r' ? 1 : 0;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        final int used = delivered - start;
        if (used >= budget) {
            throw new RecordTooLong();
        }
        final int count = chunk(Math.min(length, budget - used));
        if (count == 0) {
            endTold = true;
            return -1;
        }
        final int from = delivered;
        for (int i = 0; i < count; i++) {
            target[offset + i] = (char) (bytes[from + i] & BYTE_MASK);
        }
        delivered += count;
        return count;
    }

    /**
     * Goes back to the end of the present record's first line, or on to it.
     *
     * @return the line's length without its line break
     */
    long skipFirstLine() throws IOException {
        delivered = start;
        long length = 0;
        int count = chunk(budget);
        while (count > 0) {
            delivered += count;
            final int lineBreak = lineBreakBefore(delivered);
            length += count - lineBreak;
            if (lineBreak > 0) {
                return length;
            }
            start = delivered;
            count = chunk(budget);
        }
        return length;
    }

    /** How many bytes to deliver: to the end of the line, at most {@code most}; 0 at the end of the input. */
    private int chunk(int most) throws IOException {
        int count = 0;
        while (true) {
            final int end = Math.min(limit - delivered, most);
            while (count < end && !isLineBreak(bytes[delivered + count])) {
                count++;
            }
            if (count < end) {
                return throughLineBreak(count, most);
            }
            if (count == most || !fill()) {
                return count;
            }
        }
    }

    private static boolean isLineBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    /** A carriage return and the line feed behind it are delivered together. */
    private int throughLineBreak(int at, int most) throws IOException {
        if (bytes[delivered + at] == '\n') {
            return at + 1;
        }
        if (delivered + at + 1 == limit) {
            fill();
        }
        final boolean pair = delivered + at + 1 < limit && bytes[delivered + at + 1] == '\n';
        if (!pair) {
            return at + 1;
        }
        return at + 2 <= most ? at + 2 : Math.max(at, 1);
    }

    /** Reads more behind what there is, and moves the present record to the front to make room. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (start > 0) {
            System.arraycopy(bytes, start, bytes, 0, limit - start);
            delivered -= start;
            limit -= start;
            start = 0;
        }
        final int count = input.read(bytes, limit, bytes.length - limit);
        exhausted = count < 0;
        limit += Math.max(count, 0);
        return count > 0;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
