package io.turgo.error;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps secrets out of what a process shows: logs, messages, plans, pages and counters. What has to be kept out is
 * told once and stays so for the life of the process. Any thread.
 */
public final class Redaction {
    /** Stands in place of a secret. */
    public static final String MASK = "******";

    private static final String SECRET_WORDS =
        "password|passwd|pwd|passphrase|secret|token|credential|(?:api|access|private)[-_.]?key";
    private static final Pattern SECRET_NAME = Pattern.compile("(?i).*(?:" + SECRET_WORDS + ").*");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/:@\\s]*:)(?!\\d+(?:[/?,\\s]|$))([^\\s?]*)(?=@)");
    private static final Pattern ORACLE = Pattern.compile("(jdbc:oracle:\\w+:[^/@\\s]*/)([^\\s@]*)(?=@)");
    private static final Pattern PARAMETER =
        Pattern.compile("(?i)([?&;][\\w.-]*(?:" + SECRET_WORDS + ")[\\w.-]*\\s*=\\s*)([^&;,\\s)\"'`]+)");
    private static final List<Pattern> IN_URLS = List.of(USER_INFO, ORACLE, PARAMETER);

    /** From this length on a value is not likely to be in a text by chance. */
    private static final int LONG = 6;

    private static volatile List<Rule> rules = List.of();

    private Redaction() {
    }

    /** A value, where it counts as that value, and what is shown instead. */
    private record Rule(String value, Pattern found, String shown) {
        static Rule of(String value, String shown, boolean quotedOnly) {
            final String quoted = Pattern.quote(value);
            final String before = quotedOnly ? "(?<=[`'\"=])" : edge("(?<!", value.codePointAt(0));
            final String behind = edge("(?!", value.codePointBefore(value.length()));
            return new Rule(value, Pattern.compile(before + quoted + behind), Matcher.quoteReplacement(shown));
        }

        /** A letter or digit at the value's end is not to go on in the text: that is another word. */
        private static String edge(String look, int end) {
            return Character.isLetterOrDigit(end) ? look + "[\\p{L}\\p{N}])" : "";
        }
    }

    /** Whether an option or setting of that name holds a secret, by its name. */
    public static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name).matches();
    }

    /** The words, as alternatives of a regular expression, of which one is in the name of what holds a secret. */
    public static String secretWords() {
        return SECRET_WORDS;
    }

    /**
     * Has a secret shown as {@link #MASK} from here on.
     *
     * @param value the secret; null and blank ones hide nothing
     */
    public static void hide(String value) {
        add(value, MASK, false);
    }

    /**
     * Has a value that came from outside shown by where it came from.
     *
     * @param value  which may be a secret
     * @param origin what is shown instead, e.g. <code>${DB_URL}</code>
     * @param secret whether it is known to be one; a short value that is not is hidden only where it stands as a
     *               value, behind {@code =} or a quote: {@code 2} is in many messages
     */
    public static void hide(String value, String origin, boolean secret) {
        add(value, origin, !secret && value != null && value.length() < LONG);
    }

    private static synchronized void add(String value, String shown, boolean quotedOnly) {
        if (value == null || value.isBlank()) {
            return;
        }
        final Rule rule = Rule.of(value, shown, quotedOnly);
        if (rules.stream().noneMatch(each -> each.found.pattern().equals(rule.found.pattern()))) {
            rules = Stream.concat(rules.stream(), Stream.of(rule))
                .sorted(Comparator.comparingInt((Rule each) -> each.value.length()).reversed()).toList();
        }
    }

    /** The text without what was told to be hidden, and without what is a password in a URL. */
    public static String redacted(String text) {
        String clean = text;
        for (final Rule rule : rules) {
            if (clean.contains(rule.value)) {
                clean = rule.found.matcher(clean).replaceAll(rule.shown);
            }
        }
        return withoutUrlSecrets(clean);
    }

    /** The text without what is a password in a URL: of a user, or by the name of a parameter. */
    public static String withoutUrlSecrets(String text) {
        String clean = text;
        for (final Pattern each : IN_URLS) {
            clean = each.matcher(clean).replaceAll("$1" + Matcher.quoteReplacement(MASK));
        }
        return clean;
    }

    /** Finds each password in a URL of the text. */
    public static void urlSecrets(String text, Stretches stretches) {
        for (final Pattern each : IN_URLS) {
            final Matcher matcher = each.matcher(text);
            while (matcher.find()) {
                stretches.found(matcher.start(2), matcher.end(2));
            }
        }
    }

    /** Takes stretches of a text. */
    @FunctionalInterface
    public interface Stretches {
        /** A stretch from an index up to, and without, another one. */
        void found(int from, int to);
    }
}
