package io.turgo.connectors.json;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSON reader as simple as can be (RFC 8259), over one line: the reference for the real one. A value is its text,
 * what is in brackets as it stands, null is {@link #NULL}.
 */
final class NaiveJson {
    static final String NULL = new String("null");

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final String text;
    private final int deepest;
    private int at;

    private NaiveJson(String text, int deepest) {
        this.text = text;
        this.deepest = deepest;
    }

    /** The names and values of an object, the last of several of one name; null if the line is anything else. */
    static Map<String, String> read(String line, int deepest) {
        final NaiveJson reader = new NaiveJson(line, deepest);
        try {
            reader.blanks();
            final Map<String, String> fields = new HashMap<>();
            reader.object(1, fields);
            reader.blanks();
            return reader.at == line.length() ? fields : null;
        } catch (final Malformed e) {
            return null;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw new Malformed();
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new Malformed();
        }
        at++;
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void object(int depth, Map<String, String> fields) {
        expect('{');
        if (depth > deepest) {
            throw new Malformed();
        }
        blanks();
        if (peek() == '}') {
            at++;
            return;
        }
        do {
            blanks();
            final String name = string();
            blanks();
            expect(':');
            fields.put(name, value(depth));
            blanks();
        } while (comma('}'));
    }

    /** Whether there is another one; false behind the end. */
    private boolean comma(char end) {
        if (peek() == end) {
            at++;
            return false;
        }
        expect(',');
        return true;
    }

    private String value(int depth) {
        blanks();
        final int start = at;
        switch (peek()) {
            case '{' -> object(depth + 1, new HashMap<>());
            case '[' -> array(depth + 1);
            case '"' -> {
                return string();
            }
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> {
                word("null");
                return NULL;
            }
            default -> number();
        }
        return text.substring(start, at);
    }

    private void array(int depth) {
        expect('[');
        if (depth > deepest) {
            throw new Malformed();
        }
        blanks();
        if (peek() == ']') {
            at++;
            return;
        }
        do {
            value(depth);
            blanks();
        } while (comma(']'));
    }

    private void word(String word) {
        if (!text.startsWith(word, at)) {
            throw new Malformed();
        }
        at += word.length();
        separated();
    }

    private void separated() {
        if (at < text.length() && " \t\r\n,]}".indexOf(text.charAt(at)) < 0) {
            throw new Malformed();
        }
    }

    private void number() {
        final Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw new Malformed();
        }
        at = number.end();
        separated();
    }

    private String string() {
        expect('"');
        final StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            final char c = text.charAt(at++);
            if (c < ' ') {
                throw new Malformed();
            }
            value.append(c == '\\' ? escape() : c);
        }
        at++;
        return value.toString();
    }

    private char escape() {
        final char c = peek();
        at++;
        final int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c != 'u' || text.length() - at < 4) {
            throw new Malformed();
        }
        final String digits = text.substring(at, at + 4);
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw new Malformed();
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }
}
