package io.turgo.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Points that belong together, in the order in which they were added. One thread. */
public final class Line {
    private final String name;
    private final boolean reference;
    private final List<Point> points = new ArrayList<>();

    Line(String name, boolean reference) {
        this.name = name;
        this.reference = reference;
    }

    /**
     * Adds a point. One that cannot be drawn (not a number, or not greater than 0 on a logarithmic axis) stays in the
     * JSON, and the drawing says that it is left out.
     *
     * @return this line
     */
    public Line point(double x, double y) {
        points.add(new Point(x, y));
        return this;
    }

    String name() {
        return name;
    }

    /** Whether the others are read against this one. */
    boolean reference() {
        return reference;
    }

    List<Point> points() {
        return points;
    }

    /** Where a value stands. */
    record Point(double x, double y) {
    }
}
