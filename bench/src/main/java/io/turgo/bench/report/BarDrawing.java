package io.turgo.bench.report;

import java.util.List;
import java.util.stream.DoubleStream;

/** Draws bars that lie, so that long names stand beside them. One thread, once. */
final class BarDrawing {
    private static final int TOP = 66;
    private static final int BAR_HEIGHT = 24;
    private static final int ROW_HEIGHT = 36;
    private static final int GAP = 10;
    private static final int VALUE_ROOM = 110;
    private static final int MOST_NAME_WIDTH = 330;
    private static final String OURS = "#0072b2";
    private static final String THEIRS = "#9aa7b4";

    private final String title;
    private final String unit;
    private final Axis axis;
    private final List<BarChart.Bar> bars;
    private final double left;
    private final int bottom;
    private final Scale across;

    BarDrawing(String title, String unit, Axis axis, List<BarChart.Bar> bars) {
        this.title = title;
        this.unit = unit;
        this.axis = axis;
        this.bars = bars;
        final double widest = bars.stream().mapToDouble(bar -> Sheet.width(bar.name())).max().orElse(0);
        left = Sheet.MARGIN + Math.min(MOST_NAME_WIDTH, widest) + GAP;
        bottom = TOP + bars.size() * ROW_HEIGHT;
        // On a logarithmic axis, the shortest bar is as long as a factor of two.
        across = new Scale(axis, bars.stream()
            .flatMapToDouble(bar -> DoubleStream.of(bar.value(), axis.logarithmic() ? bar.value() / 2 : bar.value()))
            .toArray(), true, left, Sheet.WIDTH - Sheet.MARGIN - VALUE_ROOM);
    }

    String svg() {
        final Sheet sheet = new Sheet(title, bottom + 64);
        for (final double tick : across.ticks()) {
            final double at = across.at(tick);
            sheet.line(at, TOP, at, bottom, Sheet.GRID);
            sheet.text(at, bottom + 20, "middle", Sheet.QUIET_INK, axis.ticks().text(tick));
        }
        for (int i = 0; i < bars.size(); i++) {
            draw(bars.get(i), TOP + i * ROW_HEIGHT + (ROW_HEIGHT - BAR_HEIGHT) / 2, sheet);
        }
        sheet.line(left, TOP, left, bottom, Sheet.RULE);
        sheet.text((left + Sheet.WIDTH - Sheet.MARGIN - VALUE_ROOM) / 2, bottom + 46, "middle", Sheet.INK,
            axis.label());
        return sheet.svg();
    }

    private void draw(BarChart.Bar bar, int y, Sheet sheet) {
        final double end = axis.canShow(bar.value()) ? across.at(bar.value()) : left;
        final String value =
            Double.isFinite(bar.value()) ? axis.ticks().text(bar.value()) + " " + unit : "not measured";
        sheet.xml().open("rect", "x", Sheet.px(left), "y", String.valueOf(y), "width", Sheet.px(end - left),
            "height", String.valueOf(BAR_HEIGHT), "rx", "2", "fill", isOurs(bar) ? OURS : THEIRS);
        sheet.xml().withText("title", bar.name() + ": " + value).close();
        sheet.text(left - GAP, y + BAR_HEIGHT / 2.0 + 4, "end", Sheet.INK, bar.name());
        sheet.text(end + GAP, y + BAR_HEIGHT / 2.0 + 4, "start", Sheet.INK, value);
    }

    /** What the chart is about stands out. */
    private static boolean isOurs(BarChart.Bar bar) {
        return bar.name().startsWith("Turgo");
    }
}
