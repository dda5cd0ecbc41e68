package io.turgo.sql.function;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Regular expressions, in the syntax of Java: keeps the last one compiled. Belongs to one thread. A text becomes a
 * string for each row.
 */
public final class Regex {
    private final TextValue last = new TextValue();
    private Matcher matcher;

    /** A matcher of the pattern for that text; null if the pattern is none. */
    private Matcher matcher(TextValue text, TextValue pattern) {
        if (matcher == null || !last.same(pattern)) {
            last.clear().append(pattern);
            try {
                matcher = Pattern.compile(pattern.toString()).matcher("");
            } catch (final PatternSyntaxException e) {
                last.clear();
                matcher = null;
                return null;
            }
        }
        return matcher.reset(text.toString());
    }

    /** REGEXP: whether the pattern is found somewhere; NULL if it is none. */
    public static boolean regexp(TextValue text, TextValue pattern, Regex regex, LongCell out) {
        final Matcher matcher = regex.matcher(text, pattern);
        return matcher != null && out.set(matcher.find() ? 1 : 0);
    }

    /** REGEXP_REPLACE. */
    public static boolean replace(TextValue text, TextValue pattern, TextValue by, Regex regex, TextValue out) {
        final Matcher matcher = regex.matcher(text, pattern);
        if (matcher == null) {
            return false;
        }
        try {
            out.clear().append(matcher.replaceAll(Matcher.quoteReplacement(by.toString())));
            return true;
        } catch (final IllegalArgumentException | IndexOutOfBoundsException e) {
            return false;
        }
    }

    /** REGEXP_EXTRACT of what the whole pattern takes. */
    public static boolean extract(TextValue text, TextValue pattern, Regex regex, TextValue out) {
        return extract(text, pattern, 0, regex, out);
    }

    /** REGEXP_EXTRACT of what a group takes. */
    public static boolean extract(TextValue text, TextValue pattern, int group, Regex regex, TextValue out) {
        final Matcher matcher = regex.matcher(text, pattern);
        if (matcher == null || !matcher.find() || group < 0 || group > matcher.groupCount()
            || matcher.group(group) == null) {
            return false;
        }
        out.clear().append(matcher.group(group));
        return true;
    }

    /** REGEXP_COUNT. */
    public static boolean count(TextValue text, TextValue pattern, Regex regex, LongCell out) {
        final Matcher matcher = regex.matcher(text, pattern);
        if (matcher == null) {
            return false;
        }
        long count = 0;
        while (matcher.find()) {
            count++;
        }
        return out.set(count);
    }

    /** REGEXP_INSTR: the character at which it is first found, 0 if it is not. */
    public static boolean instr(TextValue text, TextValue pattern, Regex regex, LongCell out) {
        final Matcher matcher = regex.matcher(text, pattern);
        return matcher != null && out.set(matcher.find() ? matcher.start() + 1 : 0);
    }
}
