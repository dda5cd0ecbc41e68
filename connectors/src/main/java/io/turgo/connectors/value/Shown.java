package io.turgo.connectors.value;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Input as it is shown in messages: quoted, bounded, what cannot be printed as {@code \xNN}. */
public final class Shown {
    private static final int MOST_BYTES = 64;

    private Shown() {
    }

    /** As it is shown. */
    public static String of(byte[] text, int from, int to) {
        final int length = to - from;
        final String shown = printable(text, from, from + Math.min(length, MOST_BYTES));
        return length <= MOST_BYTES ? '"' + shown + '"' : '"' + shown + "...\" (" + length + " bytes)";
    }

    private static String printable(byte[] text, int from, int to) {
        final StringBuilder shown = new StringBuilder();
        final String decoded = decoded(text, from, to);
        if (decoded != null && decoded.chars().noneMatch(Character::isISOControl)) {
            return decoded;
        }
        for (int i = from; i < to; i++) {
            if (text[i] >= ' ' && text[i] < Byte.MAX_VALUE) {
                shown.append((char) text[i]);
            } else {
                shown.append(String.format("\\x%02X", text[i]));
            }
        }
        return shown.toString();
    }

    /** Null if it is not UTF-8, be it because it was cut inside a character. */
    private static String decoded(byte[] text, int from, int to) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, from, to - from)).toString();
        } catch (final CharacterCodingException e) {
            return null;
        }
    }
}
