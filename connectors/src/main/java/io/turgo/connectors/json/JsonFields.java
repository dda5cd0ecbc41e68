package io.turgo.connectors.json;

import java.util.Arrays;

/**
 * The values of the present object as UTF-8, by the number of the column: the last one where a name comes twice.
 * Belongs to one thread; allocates nothing while the buffer is large enough.
 */
final class JsonFields {
    /** What is known of a column. */
    enum State { MISSING, NULL, TEXT }

    private static final int INITIAL_BYTES = 4096;
    private static final int MOST_BYTES_PER_CHAR = 3;
    private static final int TWO_BYTES = 0x80;
    private static final int THREE_BYTES = 0x800;

    private final State[] states;
    private final int[] starts;
    private final int[] ends;
    private byte[] text = new byte[INITIAL_BYTES];
    private int length;

    JsonFields(int columns) {
        states = new State[columns];
        starts = new int[columns];
        ends = new int[columns];
    }

    /** Nothing is known. */
    void clear() {
        Arrays.fill(states, State.MISSING);
        length = 0;
    }

    State state(int column) {
        return states[column];
    }

    byte[] text() {
        return text;
    }

    int start(int column) {
        return starts[column];
    }

    int end(int column) {
        return ends[column];
    }

    void putNull(int column) {
        states[column] = State.NULL;
    }

    /** Bytes of UTF-8 as they are. */
    void put(int column, byte[] source, int from, int to) {
        begin(column, to - from);
        System.arraycopy(source, from, text, length, to - from);
        length += to - from;
        ends[column] = length;
    }

    private void begin(int column, int mostBytes) {
        if (text.length - length < mostBytes) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + mostBytes));
        }
        states[column] = State.TEXT;
        starts[column] = length;
    }

    /** Characters; false if there is half of a surrogate pair among them. */
    boolean put(int column, char[] chars, int from, int count) {
        begin(column, MOST_BYTES_PER_CHAR * count);
        final byte[] target = text;
        int at = length;
        int i = from;
        final int to = from + count;
        while (i < to && chars[i] < TWO_BYTES) {
            target[at++] = (byte) chars[i++];
        }
        length = at;
        final boolean valid = i == to || putWide(chars, i, to);
        ends[column] = length;
        return valid;
    }

    private boolean putWide(char[] chars, int from, int to) {
        for (int i = from; i < to; i++) {
            final char c = chars[i];
            if (c < TWO_BYTES) {
                text[length++] = (byte) c;
            } else if (c < THREE_BYTES) {
                text[length++] = (byte) (0xC0 | c >> 6);
                putTrail(c, 0);
            } else if (!Character.isSurrogate(c)) {
                text[length++] = (byte) (0xE0 | c >> 12);
                putTrail(c, 6);
                putTrail(c, 0);
            } else if (Character.isHighSurrogate(c) && i + 1 < to && Character.isLowSurrogate(chars[i + 1])) {
                i++;
                final int codePoint = Character.toCodePoint(c, chars[i]);
                text[length++] = (byte) (0xF0 | codePoint >> 18);
                putTrail(codePoint, 12);
                putTrail(codePoint, 6);
                putTrail(codePoint, 0);
            } else {
                return false;
            }
        }
        return true;
    }

    private void putTrail(int codePoint, int shift) {
        text[length++] = (byte) (0x80 | codePoint >> shift & 0x3F);
    }
}
