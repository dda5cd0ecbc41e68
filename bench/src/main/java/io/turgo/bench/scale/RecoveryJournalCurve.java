package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.util.ArrayList;
import java.util.List;

/** Restart on longer and longer journals. */
final class RecoveryJournalCurve extends Curve {
    private static final int[] EVENTS = {1_000_000, 2_000_000, 4_000_000, 8_000_000, 16_000_000};
    private static final int[] QUICK_EVENTS = {250_000, 500_000, 1_000_000, 2_000_000};
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.3;

    RecoveryJournalCurve() {
        super("recovery-journal", "Recovery by journal size", new Axis("events in the journal", true));
    }

    @Override
    Axis y() {
        return Restarts.AXIS;
    }

    @Override
    double y(Sample sample) {
        return Restarts.elapsedMs(sample);
    }

    @Override
    String theory() {
        return "From the start of an engine on a journal that was closed cleanly to its first new output: detector and "
            + "windows by 1,000 keys. State is rebuilt from the whole journal, so the time is linear in its length. "
            + "Opening reads none of the closed files' frames.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final Job job = Job.detectAndAggregate(Events.ofKeys(KEYS));
        final List<Case> cases = new ArrayList<>();
        for (final int events : bench.setting().pick(QUICK_EVENTS, EVENTS)) {
            cases.add(new Case(events + " events", results -> Restarts.measure(bench, job, events, events, results)));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.linear("CPU ms to the first output behind x million events",
            results.points(Restarts.OUTPUT), point -> point.x() / 1e6, point -> point.sample().busiestNs() / 1e6,
            TOLERANCE));
    }
}
