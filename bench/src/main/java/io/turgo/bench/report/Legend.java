package io.turgo.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Names of lines beside their strokes, in rows as wide as there is room. One thread. */
final class Legend {
    static final int ROW_HEIGHT = 24;

    private static final int SAMPLE = 30;
    private static final int SAMPLE_GAP = 8;
    private static final int ENTRY_GAP = 26;

    private final int left;
    private final int right;
    private final List<Entry> entries = new ArrayList<>();
    private double nextX;
    private int nextY;

    Legend(int left, int top, int right) {
        this.left = left;
        this.right = right;
        nextX = left;
        nextY = top;
    }

    void add(String name, Stroke stroke) {
        final double width = SAMPLE + SAMPLE_GAP + Sheet.width(name);
        if (nextX > left && nextX + width > right) {
            nextX = left;
            nextY += ROW_HEIGHT;
        }
        entries.add(new Entry(name, stroke, nextX, nextY));
        nextX += width + ENTRY_GAP;
    }

    Stroke stroke(int number) {
        return entries.get(number).stroke();
    }

    /** The coordinate below the last row. */
    int bottom() {
        return nextY + ROW_HEIGHT / 2;
    }

    void draw(Sheet sheet) {
        for (final Entry entry : entries) {
            sheet.xml().empty("line", "x1", Sheet.px(entry.x()), "y1", Sheet.px(entry.y()), "x2",
                Sheet.px(entry.x() + SAMPLE), "y2", Sheet.px(entry.y()), "stroke", entry.stroke().colour(),
                "stroke-width", "3", "stroke-dasharray", entry.stroke().dashes());
            sheet.text(entry.x() + SAMPLE + SAMPLE_GAP, entry.y() + 4, "start", Sheet.INK, entry.name());
        }
    }

    private record Entry(String name, Stroke stroke, double x, double y) {
    }
}
