package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import java.util.List;

/** How cost grows with one size. Cases and laws of one curve belong together; one thread. */
abstract class Curve {
    private final String name;
    private final String title;
    private final Axis x;

    /**
     * @param name  by which it is asked for
     * @param title heading of its table and chart
     * @param x     the size
     */
    Curve(String name, String title, Axis x) {
        this.name = name;
        this.title = title;
        this.x = x;
    }

    final String name() {
        return name;
    }

    final String title() {
        return title;
    }

    final Axis x() {
        return x;
    }

    /** What is drawn over x. */
    Axis y() {
        return new Axis("CPU ns per event, busiest engine thread", false);
    }

    /** The value that is drawn. */
    double y(Sample sample) {
        return sample.busiestNsPerEvent();
    }

    /** What is done, and how its cost should grow, in a sentence or two. */
    abstract String theory();

    /** What is measured; what this machine cannot do is left out, and {@link #notes} tell of it. */
    abstract List<Case> cases(Bench bench);

    /** Holds what was measured against the theory. */
    abstract List<Verdict> verdicts(Results results, Bench bench);

    /** What was left out of the cases last given, and why; by default nothing. */
    List<String> notes() {
        return List.of();
    }
}
