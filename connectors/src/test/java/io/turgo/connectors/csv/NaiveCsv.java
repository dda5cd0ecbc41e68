package io.turgo.connectors.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * A CSV reader as simple as can be, over a string of Latin-1: the reference for the real one. Null stands for a record
 * with a fault.
 */
final class NaiveCsv {
    private final String text;
    private int at;

    private NaiveCsv(String text) {
        this.text = text;
    }

    /** A field as it is written, without its quotes. */
    record Value(String text, boolean quoted) {
    }

    /** The records of an input, with empty lines left out unless there is a single column. */
    static List<List<Value>> read(String text, int columns, int maxRecordBytes) {
        final NaiveCsv reader = new NaiveCsv(text);
        final List<List<Value>> records = new ArrayList<>();
        while (reader.at < text.length()) {
            final int start = reader.at;
            final List<Value> record = reader.record();
            if (record == null || reader.lengthFrom(start) > maxRecordBytes) {
                reader.at = reader.lineEnd(start);
                records.add(null);
            } else if (columns == 1 || reader.lengthFrom(start) > 0) {
                records.add(record);
            }
        }
        return records;
    }

    private int lengthFrom(int start) {
        int end = at;
        if (end > start && text.charAt(end - 1) == '\n') {
            end--;
            if (end > start && text.charAt(end - 1) == '\r') {
                end--;
            }
        } else if (end > start && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end - start;
    }

    private int lineEnd(int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        if (text.startsWith("\r\n", end)) {
            return end + 2;
        }
        return Math.min(end + 1, text.length());
    }

    private List<Value> record() {
        final List<Value> fields = new ArrayList<>();
        while (true) {
            final Value field = at < text.length() && text.charAt(at) == '"' ? quoted() : plain();
            if (field == null) {
                return null;
            }
            fields.add(field);
            if (at == text.length()) {
                return fields;
            }
            final char end = text.charAt(at);
            if (end != ',') {
                at = lineEnd(at);
                return fields;
            }
            at++;
        }
    }

    private Value plain() {
        final int start = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return new Value(text.substring(start, at), false);
    }

    private Value quoted() {
        final StringBuilder value = new StringBuilder();
        at++;
        while (at < text.length()) {
            final char c = text.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (at < text.length() && text.charAt(at) == '"') {
                value.append(c);
                at++;
            } else {
                final boolean ended = at == text.length() || ",\r\n".indexOf(text.charAt(at)) >= 0;
                return ended ? new Value(value.toString(), true) : null;
            }
        }
        return null;
    }
}
