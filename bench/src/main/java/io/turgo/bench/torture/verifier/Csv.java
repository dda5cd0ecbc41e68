package io.turgo.bench.torture.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lines of CSV, in and out. */
final class Csv {
    private Csv() {
    }

    /** The cells of a line without line breaks in them; null for one that is empty. */
    static List<String> cells(String line) {
        final List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            if (line.startsWith("\"", at)) {
                final StringBuilder cell = new StringBuilder();
                at++;
                while (line.charAt(at) != '"' || line.startsWith("\"\"", at)) {
                    cell.append(line.charAt(at));
                    at += line.charAt(at) == '"' ? 2 : 1;
                }
                cells.add(cell.toString());
                at += 2;
            } else {
                final int comma = line.indexOf(',', at);
                final int end = comma < 0 ? line.length() : comma;
                cells.add(end == at ? null : line.substring(at, end));
                at = end + 1;
            }
        }
        return cells;
    }

    /** A line of these cells: null is empty. */
    static String line(Object... cells) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            line.append(i == 0 ? "" : ",").append(cells[i] == null ? "" : quoted(cells[i].toString()));
        }
        return line.toString();
    }

    private static String quoted(String text) {
        return text.isEmpty() || text.contains(",") || text.contains("\"")
            ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** A point in time as it is written. */
    static String time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }
}
