package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.WindowPart;
import java.util.ArrayList;
import java.util.List;

/** Windows of more and more events over the same stream. */
final class WindowSizeCurve extends Curve {
    private static final String LINE = "windows";
    private static final int[] EVENTS = {50, 100, 200, 500, 2_000, 10_000, 100_000};
    private static final int KEYS = 100;
    private static final double TOLERANCE = 1.3;

    WindowSizeCurve() {
        super("window-size", "Window size", new Axis("events per window, over 100 keys", true));
    }

    @Override
    String theory() {
        return "Windows by 100 keys over the same stream, from ones that hold half an event of each key to ones that "
            + "hold a thousand. An event costs a fixed part and its share of making, firing and sending its window's "
            + "row: linear in the results per event.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (final int events : EVENTS) {
            final Job job = Job.of(Events.ofKeys(KEYS), new WindowPart(KEYS, events * Events.STEP_NS, 0));
            cases.add(new Case(events + " events per window",
                results -> results.add(LINE, events, bench.live().measure(job))));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.linear("CPU ns of an event, x results per event", results.points(LINE),
            point -> resultsPerEvent(point.x()), point -> point.sample().busiestNsPerEvent(), TOLERANCE));
    }

    /** How many keys are expected among so many events, divided by the events. */
    static double resultsPerEvent(double events) {
        return KEYS * (1 - Math.pow(1 - 1.0 / KEYS, events)) / events;
    }
}
