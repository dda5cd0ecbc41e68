package io.turgo.sql;

/**
 * Something in a file that Flink reads otherwise.
 *
 * @param line   counted from 1
 * @param column counted from 1
 * @param text   what stands there
 * @param flink  what Flink makes of it
 */
public record SqlDifference(int line, int column, String text, String flink) {
    @Override
    public String toString() {
        return line + ":" + column + ": " + text + ": " + flink;
    }
}
