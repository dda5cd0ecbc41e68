package io.turgo.daemon.gate;

/** Values as messages show them: on one line, and not without end. */
final class Shown {
    private static final int MOST_CHARACTERS = 200;

    private Shown() {
    }

    /** A value of a row, where an empty one stands for null. */
    static String value(String text) {
        return text.isEmpty() ? "null" : "`" + cut(text) + "`";
    }

    /** A row's text, with or without its line end. */
    static String row(String text) {
        return "`" + cut(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text) + "`";
    }

    private static String cut(String text) {
        final String line = text.replace("\r", "\\r").replace("\n", "\\n");
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "...";
    }
}
