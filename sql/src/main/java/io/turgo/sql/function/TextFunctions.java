package io.turgo.sql.function;

import java.util.Locale;

/**
 * Functions of texts. Characters are code points, counted from 1. Results are put into {@code out}, which is none of
 * the arguments; those that may be NULL tell whether there is one. Any thread; allocates nothing, but for letters
 * beyond ASCII whose case is changed.
 */
public final class TextFunctions {
    private static final int CASE_BIT = 0x20;

    private TextFunctions() {
    }

    /** UPPER. */
    public static void upper(TextValue text, TextValue out) {
        out.clear();
        if (!text.isAscii()) {
            out.append(text.toString().toUpperCase(Locale.ROOT));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            out.append(upper(text.at(i)));
        }
    }

    /** LOWER. */
    public static void lower(TextValue text, TextValue out) {
        out.clear();
        if (!text.isAscii()) {
            out.append(text.toString().toLowerCase(Locale.ROOT));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            out.append(lower(text.at(i)));
        }
    }

    private static int upper(int ascii) {
        return ascii >= 'a' && ascii <= 'z' ? ascii ^ CASE_BIT : ascii;
    }

    private static int lower(int ascii) {
        return ascii >= 'A' && ascii <= 'Z' ? ascii ^ CASE_BIT : ascii;
    }

    /** INITCAP: words are made of letters and digits of ASCII. */
    public static void initcap(TextValue text, TextValue out) {
        out.clear();
        boolean within = false;
        for (int i = 0; i < text.length(); i++) {
            final int each = text.at(i);
            out.append(within ? lower(each) : upper(each));
            within = each >= '0' && each <= '9' || lower(each) >= 'a' && lower(each) <= 'z';
        }
    }

    /** CHAR_LENGTH. */
    public static int charLength(TextValue text) {
        return text.characters();
    }

    /** SUBSTRING from a character to the end. */
    public static void substring(TextValue text, int from, TextValue out) {
        substring(text, from, Integer.MAX_VALUE, out);
    }

    /** SUBSTRING of so many characters; a start below 0 counts from the end, 0 is as 1. NULL for a length below 0. */
    public static boolean substring(TextValue text, int from, int count, TextValue out) {
        if (count < 0) {
            return false;
        }
        final int first = from > 0 ? from - 1 : from < 0 ? text.characters() + from : 0;
        if (first < 0) {
            out.clear();
            return true;
        }
        int start = text.index(first);
        final int begin = start;
        for (int i = 0; i < count && start < text.length(); i++) {
            start = text.next(start);
        }
        out.part(text, begin, start);
        return true;
    }

    /** LEFT. */
    public static void left(TextValue text, int count, TextValue out) {
        out.part(text, 0, text.index(Math.max(0, count)));
    }

    /** RIGHT. */
    public static void right(TextValue text, int count, TextValue out) {
        int from = text.length();
        for (int i = 0; i < count && from > 0; i++) {
            from = text.previous(from);
        }
        out.part(text, from, text.length());
    }

    /** POSITION: 0 if it is not there. */
    public static int position(TextValue part, TextValue text) {
        return position(part, text, 1);
    }

    /** POSITION at or behind a character; LOCATE. */
    public static int position(TextValue part, TextValue text, int from) {
        if (from < 1 || from > 1 && from > text.characters()) {
            return 0;
        }
        final int found = text.find(part, text.index(from - 1));
        return found < 0 ? 0 : characterAt(text, found);
    }

    private static int characterAt(TextValue text, int index) {
        int character = 1;
        for (int at = 0; at < index; at = text.next(at)) {
            character++;
        }
        return character;
    }

    /** INSTR: the text comes first. */
    public static int instr(TextValue text, TextValue part) {
        return position(part, text, 1);
    }

    /** STARTSWITH. */
    public static boolean startsWith(TextValue text, TextValue part) {
        return text.matches(0, part);
    }

    /** ENDSWITH. */
    public static boolean endsWith(TextValue text, TextValue part) {
        return text.matches(text.length() - part.length(), part);
    }

    /** REPLACE. */
    public static void replace(TextValue text, TextValue old, TextValue by, TextValue out) {
        out.clear();
        int at = 0;
        int found = old.length() == 0 ? -1 : text.find(old, 0);
        while (found >= 0) {
            out.append(text, at, found);
            out.append(by);
            at = found + old.length();
            found = text.find(old, at);
        }
        out.append(text, at, text.length());
    }

    /** CONCAT and ||. */
    public static void concat(TextValue left, TextValue right, TextValue out) {
        out.clear().append(left);
        out.append(right);
    }

    /** REPEAT. */
    public static void repeat(TextValue text, int count, TextValue out) {
        out.clear();
        for (int i = 0; i < count; i++) {
            out.append(text);
        }
    }

    /** REVERSE. */
    public static void reverse(TextValue text, TextValue out) {
        out.clear();
        int end = text.length();
        while (end > 0) {
            final int from = text.previous(end);
            out.append(text, from, end);
            end = from;
        }
    }

    /** LPAD: NULL for a length below 0 or an empty padding. */
    public static boolean lpad(TextValue text, int count, TextValue padding, TextValue out) {
        if (count < 0 || padding.length() == 0) {
            return false;
        }
        out.clear();
        appendPadding(count - text.characters(), padding, out);
        out.append(text, 0, text.index(count));
        return true;
    }

    /** RPAD: NULL for a length below 0 or an empty padding. */
    public static boolean rpad(TextValue text, int count, TextValue padding, TextValue out) {
        if (count < 0 || padding.length() == 0) {
            return false;
        }
        out.clear().append(text, 0, text.index(count));
        appendPadding(count - text.characters(), padding, out);
        return true;
    }

    private static void appendPadding(int missing, TextValue padding, TextValue out) {
        int at = 0;
        for (int i = 0; i < missing; i++) {
            at = at == padding.length() ? 0 : at;
            out.append(padding, at, padding.next(at));
            at = padding.next(at);
        }
    }

    /** OVERLAY of as many characters as the new ones are. */
    public static void overlay(TextValue text, TextValue by, int from, TextValue out) {
        overlay(text, by, from, by.characters(), out);
    }

    /** OVERLAY of so many characters. */
    public static void overlay(TextValue text, TextValue by, int from, int count, TextValue out) {
        out.clear();
        if (from <= 0 || from > text.characters()) {
            out.append(text);
            return;
        }
        final int start = text.index(from - 1);
        final int end = count < 0 ? text.length() : text.index(from - 1 + count);
        out.append(text, 0, start);
        out.append(by);
        out.append(text, end, text.length());
    }

    /** ASCII: the first byte, 0 of an empty text. */
    public static int ascii(TextValue text) {
        return text.length() == 0 ? 0 : (byte) text.at(0);
    }

    /** CHR: the character of the number's lowest byte; empty for a number below 0. */
    public static void chr(long number, TextValue out) {
        out.clear();
        if (number >= 0) {
            out.appendCodePoint((int) (number & 0xFF));
        }
    }

    /** SPLIT_INDEX at a text; NULL where there is no such part. */
    public static boolean splitIndex(TextValue text, TextValue separator, int index, TextValue out) {
        if (index < 0 || text.length() == 0) {
            return false;
        }
        int from = 0;
        for (int i = 0; i < index; i++) {
            final int found = find(text, separator, from);
            if (found < 0) {
                return false;
            }
            from = found + separator.length();
        }
        final int end = find(text, separator, from);
        out.part(text, from, end < 0 ? text.length() : end);
        return true;
    }

    private static int find(TextValue text, TextValue separator, int from) {
        return separator.length() == 0 ? -1 : text.find(separator, from);
    }

    /** TRIM, LTRIM, RTRIM: takes away what is one of the characters. */
    public static void trim(TextValue text, TextValue characters, TextValue out) {
        final int from = start(text, characters);
        out.part(text, from, end(text, characters, from));
    }

    /** TRIM(LEADING ...). */
    public static void ltrim(TextValue text, TextValue characters, TextValue out) {
        out.part(text, start(text, characters), text.length());
    }

    /** TRIM(TRAILING ...). */
    public static void rtrim(TextValue text, TextValue characters, TextValue out) {
        out.part(text, 0, end(text, characters, 0));
    }

    /** TRIM of spaces. */
    public static void trim(TextValue text, TextValue out) {
        final int from = spaces(text);
        out.part(text, from, trimmedEnd(text, from));
    }

    /** LTRIM of spaces. */
    public static void ltrim(TextValue text, TextValue out) {
        out.part(text, spaces(text), text.length());
    }

    /** RTRIM of spaces. */
    public static void rtrim(TextValue text, TextValue out) {
        out.part(text, 0, trimmedEnd(text, 0));
    }

    private static int spaces(TextValue text) {
        int at = 0;
        while (at < text.length() && text.at(at) == ' ') {
            at++;
        }
        return at;
    }

    private static int trimmedEnd(TextValue text, int from) {
        int end = text.length();
        while (end > from && text.at(end - 1) == ' ') {
            end--;
        }
        return end;
    }

    private static int start(TextValue text, TextValue characters) {
        int at = 0;
        while (at < text.length() && isOneOf(text.codePoint(at), characters)) {
            at = text.next(at);
        }
        return at;
    }

    private static int end(TextValue text, TextValue characters, int from) {
        int end = text.length();
        while (end > from && isOneOf(text.codePoint(text.previous(end)), characters)) {
            end = text.previous(end);
        }
        return end;
    }

    private static boolean isOneOf(int codePoint, TextValue characters) {
        for (int at = 0; at < characters.length(); at = characters.next(at)) {
            if (characters.codePoint(at) == codePoint) {
                return true;
            }
        }
        return false;
    }

    /** TRANSLATE: each of some characters by the one at the same place of others, or by none. */
    public static void translate(TextValue text, TextValue from, TextValue to, TextValue out) {
        out.clear();
        for (int at = 0; at < text.length(); at = text.next(at)) {
            final int place = place(text.codePoint(at), from);
            if (place < 0) {
                out.append(text, at, text.next(at));
            } else {
                final int by = to.index(place);
                out.append(to, by, to.next(by));
            }
        }
    }

    private static int place(int codePoint, TextValue characters) {
        int place = 0;
        for (int at = 0; at < characters.length(); at = characters.next(at)) {
            if (characters.codePoint(at) == codePoint) {
                return place;
            }
            place++;
        }
        return -1;
    }

    /** IS_DIGIT. */
    public static boolean isDigit(TextValue text) {
        return all(text, '0', '9', '0', '9');
    }

    /** IS_ALPHA. */
    public static boolean isAlpha(TextValue text) {
        return all(text, 'a', 'z', 'A', 'Z');
    }

    private static boolean all(TextValue text, int from, int to, int orFrom, int orTo) {
        for (int i = 0; i < text.length(); i++) {
            final int each = text.at(i);
            if ((each < from || each > to) && (each < orFrom || each > orTo)) {
                return false;
            }
        }
        return text.length() > 0;
    }
}
