package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.util.ArrayList;
import java.util.List;

/** Replay of longer and longer journals. */
final class ReplayCurve extends Curve {
    private static final String LINE = "replay";
    private static final int[] EVENTS = {1_000_000, 2_000_000, 4_000_000, 8_000_000, 16_000_000};
    private static final int[] QUICK_EVENTS = {250_000, 500_000, 1_000_000, 2_000_000};
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.3;

    ReplayCurve() {
        super("replay", "Replay", new Axis("events in the journal", true));
    }

    @Override
    String theory() {
        return "A journal through detector and windows by 1,000 keys, from its beginning, without live events. "
            + "Linear in the journal's length; the fixed part is the start of an engine and the compilation of its "
            + "code.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final Job job = Job.detectAndAggregate(Events.ofKeys(KEYS));
        final List<Case> cases = new ArrayList<>();
        for (final int events : bench.setting().pick(QUICK_EVENTS, EVENTS)) {
            cases.add(new Case(events + " events", results -> {
                try (StoredJournal journal = new StoredJournal(bench.setting(), job, events)) {
                    results.add(LINE, events, journal.replay());
                }
            }));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.linear("CPU ms of x million events", results.points(LINE), point -> point.x() / 1e6,
            point -> point.sample().busiestNs() / 1e6, TOLERANCE));
    }
}
