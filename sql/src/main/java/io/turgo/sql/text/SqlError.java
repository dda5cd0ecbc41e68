package io.turgo.sql.text;

/**
 * Something in a file that has to be changed.
 *
 * @param file       its name
 * @param line       counted from 1
 * @param column     counted from 1
 * @param message    what is wrong
 * @param hint       what to do about it, or null if the message says so
 * @param sourceLine the line of the file
 * @param length     how many characters of the line are meant, at least 1
 */
public record SqlError(String file, int line, int column, String message, String hint, String sourceLine,
    int length) {
    private static final int TAB = 4;

    /** Something wrong at a place of a file. */
    public static SqlError at(SqlText text, Place place, String message, String hint) {
        final String line = text.line(place.line());
        final int last = place.endLine() == place.line() ? place.endColumn() : line.length();
        final int most = Math.max(1, line.length() - place.column() + 1);
        return new SqlError(text.name(), place.line(), place.column(), message, hint, line,
            Math.max(1, Math.min(most, last - place.column() + 1)));
    }

    /** File, line and column, the message, the line with a caret below, and the hint. */
    @Override
    public String toString() {
        final String shown = sourceLine.replace("\t", " ".repeat(TAB));
        final String before = sourceLine.substring(0, Math.min(column - 1, sourceLine.length()));
        final int indent = before.replace("\t", " ".repeat(TAB)).length();
        return file + ':' + line + ':' + column + ": " + message
            + "\n  " + shown + "\n  " + " ".repeat(indent) + '^' + "~".repeat(length - 1)
            + (hint == null ? "" : "\n  " + hint);
    }
}
