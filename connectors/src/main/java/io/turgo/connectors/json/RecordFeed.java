package io.turgo.connectors.json;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Gives a parser one record after the other, a line break behind each, and never the end: a parser that wants more than
 * the record gets {@link RecordEnd}, and is of no use then. Belongs to one thread; allocates nothing per record.
 */
final class RecordFeed extends InputStream {
    /** Raised to the parser when the record ends within a value. */
    static final class RecordEnd extends IOException {
        private static final long serialVersionUID = 1L;

        private RecordEnd() {
            super("record end");
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }

    /** Takes what a parser has not read of the record, and sees whether it is anything but blanks. */
    static final class Rest extends OutputStream {
        private boolean blank;

        /** What comes now is the rest of another record. */
        void begin() {
            blank = true;
        }

        boolean isBlank() {
            return blank;
        }

        @Override
        public void write(int b) {
            blank &= b == ' ' || b == '\t' || b == '\r' || b == '\n';
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            for (int i = from; i < from + count; i++) {
                write(bytes[i]);
            }
        }
    }

    private final RecordEnd recordEnd = new RecordEnd();
    private byte[] bytes;
    private int from;
    private int at;
    private int end;
    private boolean ended = true;
    private long begin;
    private long given;

    /** The next record. */
    void record(byte[] text, int start, int stop) {
        bytes = text;
        from = start;
        at = start;
        end = stop;
        ended = false;
        begin = given;
    }

    /** A parser that has read nothing goes on. */
    void restart() {
        given = 0;
    }

    /** Where in the record's bytes the parser's byte of that number is. */
    int indexOf(long byteOffset) {
        return (int) Math.max(from, Math.min(end, from + byteOffset - begin));
    }

    /** Which byte of the record, from 1, the parser's byte of that number is. */
    int numberOf(long byteOffset) {
        return indexOf(byteOffset) - from + 1;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read many bytes at once");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = Math.min(length, end - at);
        if (count == 0) {
            if (ended) {
                throw recordEnd;
            }
            ended = true;
            target[offset] = '\n';
            count = 1;
        } else {
            System.arraycopy(bytes, at, target, offset, count);
            at += count;
        }
        given += count;
        return count;
    }

    /** Whether what the parser was not given is blank; it is not given any more. */
    boolean skipRest() {
        boolean blank = true;
        for (int i = at; i < end; i++) {
            blank &= bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r';
        }
        at = end;
        ended = true;
        return blank;
    }
}
