package io.turgo.sql.parse;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into statements at semicolons that stand outside of literals, quoted names, comments and statement sets.
 * Each statement can so be parsed by itself, and an error in one does not hide those in the next.
 */
final class Statements {
    private static final String SET_BEGIN = "BEGIN";
    private static final String SET_END = "END";
    private static final String CASE = "CASE";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;
    private int start = -1;
    private int open = -1;
    private String firstWord = "";
    private boolean inSet;
    private int cases;

    private Statements(String text) {
        this.text = text;
    }

    /**
     * A statement.
     *
     * @param from where its first character is
     * @param to   behind its last character
     * @param open where a text, name or comment begins that has no end, or -1
     */
    record Piece(int from, int to, int open) {
        /** The statement behind as many blanks and lines as stand before it, so that places are those of the file. */
        String padded(String text) {
            return text.substring(0, from).replaceAll("[^\\n]", " ") + text.substring(from, to);
        }
    }

    static List<Piece> of(String text) {
        return new Statements(text).cut();
    }

    private List<Piece> cut() {
        while (at < text.length()) {
            step();
        }
        end(text.length());
        return pieces;
    }

    private void step() {
        final char each = text.charAt(at);
        if (text.startsWith("--", at)) {
            at = behind("\n", at);
        } else if (text.startsWith("/*", at)) {
            at = behind("*/", at + 2);
        } else if (Character.isWhitespace(each)) {
            at++;
        } else if (each == ';') {
            semicolon();
        } else {
            token(each);
        }
    }

    private void token(char each) {
        if (start < 0) {
            start = at;
        }
        if (each == '\'' || each == '`' || each == '"') {
            at = behind(String.valueOf(each), at + 1);
        } else if (Character.isLetter(each)) {
            final int from = at;
            while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
                at++;
            }
            word(text.substring(from, at).toUpperCase(Locale.ROOT));
        } else {
            at++;
        }
    }

    private void word(String word) {
        if (firstWord.isEmpty()) {
            firstWord = word;
        } else if (word.equals(SET_BEGIN) && "EXECUTE".equals(firstWord)) {
            inSet = true;
        } else if (word.equals(CASE)) {
            cases++;
        } else if (word.equals(SET_END) && cases > 0) {
            cases--;
        } else if (word.equals(SET_END)) {
            inSet = false;
        }
    }

    private void semicolon() {
        if (inSet) {
            cases = 0;
            at++;
            return;
        }
        end(at);
        at++;
    }

    private void end(int to) {
        if (start >= 0) {
            pieces.add(new Piece(start, text.substring(0, to).stripTrailing().length(), open));
        }
        start = -1;
        firstWord = "";
        inSet = false;
        cases = 0;
    }

    private int behind(String mark, int from) {
        final int found = text.indexOf(mark, from);
        if (found < 0 && !mark.equals("\n")) {
            open = at;
        }
        return found < 0 ? text.length() : found + mark.length();
    }
}
