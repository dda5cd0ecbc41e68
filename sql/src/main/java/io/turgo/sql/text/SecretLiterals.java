package io.turgo.sql.text;

import io.turgo.error.Redaction;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals of a file that hold secrets: values of options whose names say so. Found by their looks, since a file that
 * the parser does not take is shown too.
 */
final class SecretLiterals {
    private static final String BETWEEN = "(?:\\s|--[^\\n]*+\\n|/\\*(?s:.*?)\\*/)*+";
    private static final Pattern OPTION = Pattern.compile("(?i)'[^'\\n]*(?:" + Redaction.secretWords() + ")[^'\\n]*'"
        + BETWEEN + "=?" + BETWEEN + "'((?:[^']++|'')*+(?:'\\s*+'(?:[^']++|'')*+)*+)");

    private SecretLiterals() {
    }

    /** The text with the secrets in it, passwords in URLs included, as asterisks: every place stays where it is. */
    static String masked(String text) {
        final StringBuilder masked = new StringBuilder(text);
        final Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            stars(masked, matcher.start(1), matcher.end(1));
        }
        Redaction.urlSecrets(text, (from, to) -> stars(masked, from, to));
        return masked.toString();
    }

    private static void stars(StringBuilder masked, int from, int to) {
        for (int i = from; i < to; i++) {
            if (masked.charAt(i) != '\n' && masked.charAt(i) != '\r') {
                masked.setCharAt(i, '*');
            }
        }
    }

    /** Gives each of them as the value that it is. */
    static void forEach(String text, Consumer<String> consumer) {
        final Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            consumer.accept(matcher.group(1).replace("''", "'"));
        }
    }
}
