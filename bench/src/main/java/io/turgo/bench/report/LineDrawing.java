package io.turgo.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws lines: grid and labels, the lines, a legend below. One thread, once. */
final class LineDrawing {
    private static final int LEFT = 92;
    private static final int TOP = 84;
    private static final int PLOT_HEIGHT = 350;
    private static final int RIGHT = Sheet.WIDTH - Sheet.MARGIN - 12;
    private static final int BOTTOM = TOP + PLOT_HEIGHT;
    private static final int LABEL_GAP = 10;
    private static final int TICK_Y = BOTTOM + 20;
    private static final int X_LABEL_Y = BOTTOM + 44;
    private static final int LEGEND_TOP = BOTTOM + 76;
    private static final int MOST_MARKED = 16;

    private final String title;
    private final Axis x;
    private final Axis y;
    private final List<Line> lines;
    private final Scale across;
    private final Scale up;

    LineDrawing(String title, Axis x, Axis y, List<Line> lines) {
        this.title = title;
        this.x = x;
        this.y = y;
        this.lines = lines;
        across = new Scale(x, values(Line.Point::x), false, LEFT, RIGHT);
        up = new Scale(y, values(Line.Point::y), true, BOTTOM, TOP);
    }

    private double[] values(ToDoubleFunction<Line.Point> coordinate) {
        return lines.stream().flatMap(line -> line.points().stream()).filter(this::canShow)
            .mapToDouble(coordinate).toArray();
    }

    private boolean canShow(Line.Point point) {
        return x.canShow(point.x()) && y.canShow(point.y());
    }

    String svg() {
        final Legend legend = new Legend(LEFT, LEGEND_TOP, RIGHT);
        int number = 0;
        int reference = 0;
        for (final Line line : lines) {
            legend.add(line.name(), line.reference() ? Stroke.ofReference(reference++) : Stroke.of(number++));
        }
        final long left = lines.stream().flatMap(line -> line.points().stream()).filter(p -> !canShow(p)).count();
        final int noteHeight = left == 0 ? 0 : Legend.ROW_HEIGHT;
        final Sheet sheet = new Sheet(title, legend.bottom() + noteHeight + Sheet.MARGIN / 2);
        drawAxes(sheet);
        for (int i = 0; i < lines.size(); i++) {
            draw(lines.get(i), legend.stroke(i), sheet);
        }
        legend.draw(sheet);
        if (left > 0) {
            sheet.text(LEFT, legend.bottom() + Legend.ROW_HEIGHT / 2.0, "start", Sheet.QUIET_INK,
                left + (left == 1 ? " point has" : " points have") + " no place on these axes");
        }
        return sheet.svg();
    }

    private void drawAxes(Sheet sheet) {
        for (final double tick : up.ticks()) {
            final double at = up.at(tick);
            sheet.line(LEFT, at, RIGHT, at, Sheet.GRID);
            sheet.text(LEFT - LABEL_GAP, at + 4, "end", Sheet.QUIET_INK, y.ticks().text(tick));
        }
        for (final double tick : across.ticks()) {
            final double at = across.at(tick);
            sheet.line(at, TOP, at, BOTTOM, Sheet.GRID);
            sheet.text(at, TICK_Y, "middle", Sheet.QUIET_INK, x.ticks().text(tick));
        }
        sheet.line(LEFT, BOTTOM, RIGHT, BOTTOM, Sheet.RULE);
        sheet.line(LEFT, TOP, LEFT, BOTTOM, Sheet.RULE);
        sheet.text(Sheet.MARGIN, TOP - 22, "start", Sheet.INK, y.label());
        sheet.text((LEFT + RIGHT) / 2.0, X_LABEL_Y, "middle", Sheet.INK, x.label());
    }

    private void draw(Line line, Stroke stroke, Sheet sheet) {
        final List<Line.Point> points = line.points().stream().filter(this::canShow).toList();
        if (points.isEmpty()) {
            return;
        }
        final String path = points.stream()
            .map(point -> Sheet.px(across.at(point.x())) + "," + Sheet.px(up.at(point.y())))
            .collect(Collectors.joining(" "));
        final String width = line.reference() ? "1.5" : "2.2";
        sheet.xml().open("g").withText("title", line.name());
        sheet.xml().empty("polyline", "points", path, "fill", "none", "stroke", stroke.colour(), "stroke-width", width,
            "stroke-dasharray", stroke.dashes(), "stroke-linejoin", "round", "stroke-linecap", "round");
        if (points.size() <= MOST_MARKED) {
            for (final Line.Point point : points) {
                sheet.xml().open("circle", "cx", Sheet.px(across.at(point.x())), "cy", Sheet.px(up.at(point.y())),
                    "r", "3.5", "fill", stroke.colour());
                sheet.xml().withText("title", line.name() + ": " + x.ticks().text(point.x()) + ", "
                    + y.ticks().text(point.y())).close();
            }
        }
        sheet.xml().close();
    }
}
