package io.turgo.sql.function;

import io.turgo.error.InvalidValueException;

/**
 * A pattern of Java's {@code DateTimeFormatter}, of the letters that mean the same in every language: y u M d H m s S,
 * texts in quotes, and other characters as they are. Keeps the last one. Belongs to one thread; reading and writing
 * allocates nothing.
 */
public final class TimePattern {
    private static final String LETTERS = "yuMdHmsS";
    private static final int LITERAL = -1;
    private static final int MOST_PARTS = 64;
    private static final int[] LEAST = {1, 1, 1, 1, 0, 0, 0, 0};
    private static final int[] MOST = {9999, 9999, 12, 31, 23, 59, 59, 999_999_999};

    private final TextValue last = new TextValue();
    private final int[] letters = new int[MOST_PARTS];
    private final int[] counts = new int[MOST_PARTS];
    private final int[] read = new int[LETTERS.length()];
    private int parts = -1;

    /** Takes the pattern apart, if it is not the last one. */
    private void use(TextValue pattern) {
        if (parts >= 0 && last.same(pattern)) {
            return;
        }
        parts = 0;
        last.clear().append(pattern);
        for (int i = 0; i < pattern.length(); i++) {
            final int each = pattern.at(i);
            if (each == '\'') {
                i = quoted(pattern, i);
            } else if (isLetter(each)) {
                int end = i + 1;
                while (end < pattern.length() && pattern.at(end) == each) {
                    end++;
                }
                add(letter(pattern, each), end - i);
                i = end - 1;
            } else {
                add(LITERAL, each);
            }
        }
    }

    private void add(int letter, int count) {
        if (parts == MOST_PARTS) {
            parts = -1;
            throw new InvalidValueException("pattern '" + last + "' of a time has more than " + MOST_PARTS + " parts");
        }
        letters[parts] = letter;
        counts[parts++] = count;
    }

    private int quoted(TextValue pattern, int from) {
        int at = from + 1;
        while (at < pattern.length() && (pattern.at(at) != '\'' || isQuote(pattern, at + 1))) {
            add(LITERAL, pattern.at(at));
            at += pattern.at(at) == '\'' ? 2 : 1;
        }
        if (at == from + 1) {
            add(LITERAL, '\'');
        }
        return at;
    }

    private static boolean isQuote(TextValue pattern, int at) {
        return at < pattern.length() && pattern.at(at) == '\'';
    }

    private static boolean isLetter(int each) {
        return each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z';
    }

    private int letter(TextValue pattern, int each) {
        final int letter = LETTERS.indexOf(each);
        if (letter < 0) {
            parts = -1;
            throw new InvalidValueException("pattern '" + pattern + "' of a time has `" + (char) each
                + "`, which is not one of y M d H m s S; put what is to stand as it is in quotes");
        }
        return letter;
    }

    /** Writes a wall time. */
    public void write(TextValue pattern, long timeNs, TextValue out) {
        use(pattern);
        out.clear();
        for (int i = 0; i < parts; i++) {
            if (letters[i] == LITERAL) {
                out.append(counts[i]);
            } else {
                write(letters[i], counts[i], timeNs, out);
            }
        }
    }

    private static void write(int letter, int count, long timeNs, TextValue out) {
        final int value = value(letter, timeNs);
        if (LETTERS.charAt(letter) == 'S') {
            final int end = out.length() + Math.min(9, count);
            out.appendPadded(value, 9);
            out.truncate(end);
        } else if (letter <= 1 && count == 2) {
            out.appendPadded(value % 100, 2);
        } else {
            out.appendPadded(value, Math.max(count, digits(value)));
        }
    }

    private static int digits(int value) {
        return value >= 1000 ? 4 : value >= 100 ? 3 : value >= 10 ? 2 : 1;
    }

    private static int value(int letter, long timeNs) {
        return (int) switch (LETTERS.charAt(letter)) {
            case 'y', 'u' -> TimeParts.year(timeNs);
            case 'M' -> TimeParts.month(timeNs);
            case 'd' -> TimeParts.day(timeNs);
            case 'H' -> TimeParts.hour(timeNs);
            case 'm' -> TimeParts.minute(timeNs);
            case 's' -> TimeParts.second(timeNs);
            default -> TimePoints.ofDay(timeNs) % TimePoints.SECOND_NS;
        };
    }

    /** Reads a wall time, in epoch nanoseconds as if it were UTC; what the pattern lacks is as at 1970-01-01 00:00. */
    public boolean read(TextValue text, TextValue pattern, LongCell out) {
        return read(text, pattern, out, true);
    }

    /** The same, where the text may go on behind it. */
    boolean readBeginning(TextValue text, TextValue pattern, LongCell out) {
        return read(text, pattern, out, false);
    }

    private boolean read(TextValue text, TextValue pattern, LongCell out, boolean whole) {
        use(pattern);
        for (int i = 0; i < read.length; i++) {
            read[i] = i <= 1 ? 1970 : LEAST[i];
        }
        int at = 0;
        for (int i = 0; i < parts; i++) {
            at = letters[i] == LITERAL ? literal(text, at, counts[i]) : number(text, at, i);
            if (at < 0) {
                return false;
            }
        }
        final int year = read[0] == 1970 ? read[1] : read[0];
        if (whole && at != text.length()) {
            return false;
        }
        final long day = Calendar.day(year, read[2], Math.min(read[3], Calendar.lengthOfMonth(year, read[2])));
        final long limit = Long.MAX_VALUE / TimePoints.DAY_NS;
        return day < limit && day > -limit && out.set(day * TimePoints.DAY_NS
            + ((read[4] * 60 + read[5]) * 60 + read[6]) * TimePoints.SECOND_NS + read[7]);
    }

    private static int literal(TextValue text, int at, int wanted) {
        return at < text.length() && text.at(at) == wanted ? at + 1 : -1;
    }

    /** Two letters or more mean as many digits; one means as many as there are. */
    private int number(TextValue text, int from, int part) {
        final int letter = letters[part];
        final boolean adjacent = part + 1 < parts && letters[part + 1] != LITERAL;
        final int most = counts[part] > 1 || adjacent || letter == 7 ? counts[part] : 9;
        int at = from;
        int value = 0;
        while (at < text.length() && at - from < most && text.at(at) >= '0' && text.at(at) <= '9') {
            value = value * 10 + text.at(at++) - '0';
        }
        final int digits = at - from;
        if (digits == 0 || counts[part] > 1 && digits < counts[part]) {
            return -1;
        }
        if (letter <= 1 && counts[part] == 2) {
            value += 2000;
        }
        for (int i = digits; letter == 7 && i < 9; i++) {
            value *= 10;
        }
        read[letter] = value;
        return value < LEAST[letter] || value > MOST[letter] ? -1 : at;
    }
}
