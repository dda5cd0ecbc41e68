package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.ChainPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.util.ArrayList;
import java.util.List;

/** More and more stages one behind the other. */
final class StagesCurve extends Curve {
    private static final String LINE = "fused";
    private static final int[] STAGES = {1, 2, 4, 8, ChainPart.MOST};
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.25;

    StagesCurve() {
        super("stages", "Stages", new Axis("stages", false));
    }

    @Override
    String theory() {
        return "Filters and derived fields in turn, no two alike, on one thread without a journal: a fixed part and "
            + "the same for each stage.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (final int stages : STAGES) {
            final Job job = Job.of(Events.ofKeys(KEYS), new ChainPart(stages));
            cases.add(new Case(stages + " stages", results -> results.add(LINE, stages, bench.live().measure(job))));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(Laws.linear("CPU ns of an event through x stages", results.points(LINE), Point::x,
            point -> point.sample().busiestNsPerEvent(), TOLERANCE));
    }
}
