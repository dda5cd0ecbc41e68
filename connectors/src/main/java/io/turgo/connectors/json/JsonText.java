package io.turgo.connectors.json;

import io.turgo.connectors.value.TextBuffer;
import org.agrona.DirectBuffer;

/** Values as bytes of JSON, one behind the other. Belongs to one thread. */
final class JsonText extends TextBuffer {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    /** The most bytes that an escape is longer than its character: those of {@code u0000} behind a backslash. */
    private static final int MOST_MORE = 5;

    /** A text in quotes. */
    void putText(CharSequence text) {
        put('"');
        close(putUtf8(text));
    }

    /** As {@link #putText(CharSequence)}, from UTF-8. */
    void putText(DirectBuffer source, int offset, int byteLength) {
        put('"');
        close(putUtf8(source, offset, byteLength));
    }

    private void close(int valueLength) {
        final byte[] bytes = bytes();
        int special = 0;
        for (int i = length() - valueLength; i < length(); i++) {
            special += isSpecial(bytes[i]) ? 1 : 0;
        }
        if (special > 0) {
            escape(valueLength, special);
        }
        put('"');
    }

    private static boolean isSpecial(byte b) {
        return b == '"' || b == '\\' || b >= 0 && b < ' ';
    }

    /** Moves the value to the end of the room that its escapes may need, and writes it from its start. */
    private void escape(int valueLength, int special) {
        ensure(MOST_MORE * special);
        final byte[] bytes = bytes();
        int to = length() - valueLength;
        int from = to + MOST_MORE * special;
        final int end = from + valueLength;
        System.arraycopy(bytes, to, bytes, from, valueLength);
        while (from < end) {
            final byte b = bytes[from++];
            to = isSpecial(b) ? escape(bytes, to, b) : putPlain(bytes, to, b);
        }
        length(to);
    }

    private static int putPlain(byte[] bytes, int to, byte b) {
        bytes[to] = b;
        return to + 1;
    }

    private static int escape(byte[] bytes, int to, byte b) {
        bytes[to] = '\\';
        final byte letter = switch (b) {
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            case '"', '\\' -> b;
            default -> 'u';
        };
        bytes[to + 1] = letter;
        if (letter != 'u') {
            return to + 2;
        }
        bytes[to + 2] = '0';
        bytes[to + 3] = '0';
        bytes[to + 4] = HEX[b >> 4];
        bytes[to + 5] = HEX[b & 0xF];
        return to + 1 + MOST_MORE;
    }
}
