package io.turgo.sql.text;

import io.turgo.error.Redaction;
import java.util.List;

/** The text of a file with its lines. What it shows of itself has no secrets in it. Immutable; any thread. */
public final class SqlText {
    private final String name;
    private final String text;
    private final String shown;

    /**
     * Has secrets in the text shown nowhere in the process ({@link Redaction}).
     *
     * @param name of the file, as messages show it
     * @param text all of it
     */
    public SqlText(String name, String text) {
        this.name = name;
        this.text = text;
        shown = SecretLiterals.masked(text);
        SecretLiterals.forEach(text, Redaction::hide);
    }

    /** The name of the file, as messages show it. */
    public String name() {
        return name;
    }

    /** All of it, secrets included: for the parser. */
    public String text() {
        return text;
    }

    /** A line, counted from 1, without its end; empty behind the last one. Secrets are asterisks. */
    public String line(int number) {
        final List<String> lines = shown.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** What stands there, on one line, each run of white space as a blank. Secrets are asterisks. */
    public String excerpt(Place place) {
        final int from = offset(place.line(), place.column());
        final int to = Math.min(shown.length(), offset(place.endLine(), place.endColumn()) + 1);
        return from >= to ? "" : shown.substring(from, to).strip().replaceAll("\\s+", " ");
    }

    /** Where a line and column, both counted from 1, are in the text. */
    public int offset(int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            final int end = text.indexOf('\n', start);
            if (end < 0) {
                return text.length();
            }
            start = end + 1;
        }
        return Math.min(text.length(), start + column - 1);
    }

    /** The place of one character of the text. */
    public Place at(int offset) {
        final String before = text.substring(0, Math.min(offset, text.length()));
        final int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
        final int column = before.length() - before.lastIndexOf('\n');
        return new Place(line, column, line, column);
    }
}
