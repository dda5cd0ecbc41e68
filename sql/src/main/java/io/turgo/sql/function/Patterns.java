package io.turgo.sql.function;

import io.turgo.error.InvalidValueException;

/** LIKE. Any thread; allocates nothing. */
public final class Patterns {
    private static final int NO_ESCAPE = -1;

    private Patterns() {
    }

    /** LIKE without an escape character. */
    public static boolean like(TextValue text, TextValue pattern) {
        return like(text, pattern, NO_ESCAPE);
    }

    /** LIKE with an escape character. */
    public static boolean like(TextValue text, TextValue pattern, TextValue escape) {
        if (escape.characters() != 1) {
            throw new InvalidValueException("ESCAPE '" + escape + "' of LIKE is not one character");
        }
        return like(text, pattern, escape.codePoint(0));
    }

    /**
     * Goes along both; where they part, goes back to the last %, which then takes one character more. What is before
     * that % needs no other try.
     */
    private static boolean like(TextValue text, TextValue pattern, int escape) {
        int at = 0;
        int in = 0;
        int retryAt = -1;
        int retryIn = -1;
        while (at < text.length()) {
            final int wanted = in < pattern.length() ? pattern.codePoint(in) : -1;
            final boolean escaped = wanted == escape && wanted >= 0;
            if (wanted == '%' && !escaped) {
                in = pattern.next(in);
                retryAt = at;
                retryIn = in;
            } else if (in < pattern.length() && one(text, at, pattern, in, escaped)) {
                in = pattern.next(escaped ? pattern.next(in) : in);
                at = text.next(at);
            } else if (retryIn >= 0) {
                retryAt = text.next(retryAt);
                at = retryAt;
                in = retryIn;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.at(in) == '%' && escape != '%') {
            in++;
        }
        return in == pattern.length();
    }

    private static boolean one(TextValue text, int at, TextValue pattern, int in, boolean escaped) {
        if (!escaped) {
            final int wanted = pattern.codePoint(in);
            return wanted == '_' || wanted == text.codePoint(at);
        }
        final int behind = pattern.next(in);
        if (behind >= pattern.length()) {
            throw new InvalidValueException("pattern '" + pattern + "' of LIKE ends with its escape character");
        }
        return pattern.codePoint(behind) == text.codePoint(at);
    }
}
