package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.EwmaPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.WindowPart;
import java.util.ArrayList;
import java.util.List;

/** Restart with more and more keys in a journal of one length. */
final class RecoveryStateCurve extends Curve {
    private static final int[] KEYS = {1_000, 10_000, 100_000, 1_000_000, 5_000_000};
    private static final int[] QUICK_KEYS = {1_000, 10_000, 100_000, 1_000_000};
    private static final int EVENTS = 10_000_000;
    private static final int QUICK_EVENTS = 1_000_000;
    private static final long WINDOW_NS = 1_000_000_000L;
    /** Those of a new key, of which there are many here. */
    private static final int READS = 4;
    private static final double TOLERANCE = 1.3;

    RecoveryStateCurve() {
        super("recovery-state", "Recovery by state size", new Axis("keys", true));
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
        return "The same with one journal length and more and more keys of a detector. As state is rebuilt from the "
            + "journal, the time does not depend on the number of keys, but for the reads of far memory of the curve "
            + "over keys.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final int events = bench.setting().pick(QUICK_EVENTS, EVENTS);
        final List<Case> cases = new ArrayList<>();
        for (final int keys : bench.setting().pick(QUICK_KEYS, KEYS)) {
            final Job job = Job.of(Events.ofKeys(keys), new EwmaPart(keys), WindowPart.ofAll(WINDOW_NS));
            cases.add(new Case(keys + " keys", results -> Restarts.measure(bench, job, events, keys, results)));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.memory("CPU ns per journaled event, by keys", results.points(Restarts.OUTPUT),
            bench.memory(), READS, TOLERANCE));
    }
}
