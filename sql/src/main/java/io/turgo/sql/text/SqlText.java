package io.turgo.sql.text;

import java.util.List;

/**
 * The text of a file with its lines. Immutable.
 *
 * @param name of the file, as messages show it
 * @param text all of it
 */
public record SqlText(String name, String text) {
    /** A line, counted from 1, without its end; empty behind the last one. */
    public String line(int number) {
        final List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** What stands there, on one line, each run of white space as a blank. */
    public String excerpt(Place place) {
        final int from = offset(place.line(), place.column());
        final int to = Math.min(text.length(), offset(place.endLine(), place.endColumn()) + 1);
        return from >= to ? "" : text.substring(from, to).strip().replaceAll("\\s+", " ");
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
