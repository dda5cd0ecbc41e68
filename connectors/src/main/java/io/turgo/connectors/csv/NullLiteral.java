package io.turgo.connectors.csv;

import java.nio.charset.StandardCharsets;

/** What an unquoted value is for null. Immutable. */
final class NullLiteral {
    private final byte[] literal;

    NullLiteral(String text) {
        literal = text.getBytes(StandardCharsets.UTF_8);
    }

    boolean is(byte[] text, int from, int to) {
        if (to - from != literal.length) {
            return false;
        }
        for (int i = 0; i < literal.length; i++) {
            if (text[from + i] != literal[i]) {
                return false;
            }
        }
        return true;
    }
}
