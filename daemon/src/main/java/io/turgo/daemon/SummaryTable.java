package io.turgo.daemon;

import io.turgo.counters.LatencySummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table in plain text: the first column aligned to the left, the others to the right, two spaces between, no space at
 * the end of a line. Used by one thread.
 */
public final class SummaryTable {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    /** @param headings the first line; their number is the number of columns */
    public SummaryTable(String... headings) {
        rows.add(headings.clone());
    }

    /**
     * Adds a line.
     *
     * @param cells one per column
     * @return this table
     * @throws IllegalArgumentException if there are more or fewer cells than columns
     */
    public SummaryTable row(String... cells) {
        int columns = rows.get(0).length;
        if (cells.length != columns) {
            throw new IllegalArgumentException("cells=" + cells.length + " != columns=" + columns);
        }
        rows.add(cells.clone());
        return this;
    }

    /** The lines, each ended by a line feed. */
    public String text() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            appendLine(text, row, widths);
        }
        return text.toString();
    }

    /**
     * One line per stage: count, median, 99 and 99.9 percent, greatest.
     *
     * @param stages in the order of the pipeline
     */
    public static String latencies(Map<String, LatencySummary> stages) {
        SummaryTable table = new SummaryTable("stage", "count", "p50", "p99", "p99.9", "max");
        stages.forEach((stage, latency) -> table.row(
            stage, Figures.count(latency.count()), Figures.duration(latency.p50Ns()),
            Figures.duration(latency.p99Ns()), Figures.duration(latency.p999Ns()), Figures.duration(latency.maxNs())));
        return table.text();
    }

    /**
     * Names and values, the values aligned to the left in one column.
     *
     * @param facts in the order of the map's iteration
     */
    public static String facts(Map<String, String> facts) {
        int width = facts.keySet().stream().mapToInt(SummaryTable::width).max().orElse(0);
        StringBuilder text = new StringBuilder();
        facts.forEach((name, value) ->
            text.append((name + " ".repeat(width - width(name)) + GAP + value).stripTrailing()).append('\n'));
        return text.toString();
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], width(row[i]));
            }
        }
        return widths;
    }

    private static void appendLine(StringBuilder text, String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.length; i++) {
            String padding = " ".repeat(widths[i] - width(row[i]));
            line.append(i == 0 ? row[i] + padding : GAP + padding + row[i]);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
