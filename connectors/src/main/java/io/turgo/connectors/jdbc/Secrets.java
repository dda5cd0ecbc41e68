package io.turgo.connectors.jdbc;

import io.turgo.error.Redaction;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Keeps passwords out of messages: drivers put whole URLs into theirs. */
final class Secrets {
    private static final Pattern PARAMETER =
        Pattern.compile("(?i)\\b(\\w*(?:password|passwd|pwd|secret|token))\\s*=\\s*[^&;,\\s)\"']*");

    private Secrets() {
    }

    /**
     * The text without what looks like a password in a URL, and without the one that is known.
     *
     * @param password or null
     */
    static String hidden(String text, String password) {
        String clean = text;
        if (password != null && !password.isEmpty()) {
            clean = clean.replace(password, Redaction.MASK);
        }
        return PARAMETER.matcher(Redaction.withoutUrlSecrets(clean)).replaceAll("$1=" + Redaction.MASK);
    }

    /** The error as a cause that may be logged: null if it, or what caused it, says a password. */
    static SQLException safe(SQLException error, String password) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            final String message = String.valueOf(each.getMessage());
            if (!hidden(message, password).equals(message)) {
                return null;
            }
        }
        return error;
    }
}
