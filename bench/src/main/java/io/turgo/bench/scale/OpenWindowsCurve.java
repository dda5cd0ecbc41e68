package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.WindowPart;
import java.util.ArrayList;
import java.util.List;

/** More and more windows of each key open at once. */
final class OpenWindowsCurve extends Curve {
    private static final String LINE = "windows";
    private static final int[] OPEN = {1, 4, 16, 64, 256, 1_024};
    /** Few enough that the state of all open windows is near. */
    private static final int KEYS = 4;
    private static final long SIZE_NS = 2_000_000;
    private static final double TOLERANCE = 1.3;

    OpenWindowsCurve() {
        super("open-windows", "Open windows", new Axis("open windows per key", true));
    }

    @Override
    String theory() {
        return "Windows of 2 ms by 4 keys over a stream that is out of order by so much that so many are open at "
            + "once, an event falling into any of them. An event finds its window by halving: a fixed part and a "
            + "part for each doubling of the open windows. What fires is the same.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (final int open : OPEN) {
            final long disorderNs = open == 1 ? 0 : (open - 1) * SIZE_NS;
            final Job job = Job.of(Events.ofKeys(KEYS).disordered(disorderNs),
                new WindowPart(KEYS, SIZE_NS, disorderNs));
            cases.add(new Case(open + " open windows", results -> results.add(LINE, open, bench.live().measure(job))));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.linear("CPU ns of an event, x doublings", results.points(LINE),
            point -> Math.log(point.x()) / Math.log(2), point -> point.sample().busiestNsPerEvent(), TOLERANCE));
    }
}
