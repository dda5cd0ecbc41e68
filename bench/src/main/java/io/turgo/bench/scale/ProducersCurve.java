package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.util.ArrayList;
import java.util.List;

/** More and more threads that publish. */
final class ProducersCurve extends Curve {
    private static final String LINE = "engine";
    private static final int MOST = 4;
    /** Divisible by each number of producers. */
    private static final int KEYS = 1_200;
    private static final double TOLERANCE = 1.3;

    ProducersCurve() {
        super("producers", "Producers", new Axis("publishing threads", false));
    }

    @Override
    String theory() {
        return "Detector and windows by 1,200 keys, without a journal, from a source of as many partitions as threads "
            + "publish. The engine's own cost of an event stays what it is; how many come through depends on the cores "
            + "that engine and producers share (" + Runtime.getRuntime().availableProcessors() + " here).";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (int producers = 1; producers <= MOST; producers++) {
            final int threads = producers;
            final Job job = Job.detectAndAggregate(Events.ofKeys(KEYS).madeBy(threads));
            cases.add(new Case(threads + " producers",
                results -> results.add(LINE, threads, bench.live().measure(job))));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.flat("CPU ns of an event", results.points(LINE),
            point -> point.sample().busiestNsPerEvent(), TOLERANCE));
    }
}
