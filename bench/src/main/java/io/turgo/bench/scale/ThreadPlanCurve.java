package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;

/** The same job on one engine thread and on more. */
final class ThreadPlanCurve extends Curve {
    private static final String FUSED = "fused";
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.3;

    /** Each line's plans, with the number of threads that the job gets under it. */
    private static final List<Plan> PLANS = List.of(
        new Plan(FUSED, ThreadPlan.FUSED, 1),
        new Plan("pipelined", ThreadPlan.PIPELINED, 4));

    private record Plan(String line, ThreadPlan threads, int count) {
    }

    ThreadPlanCurve() {
        super("threads", "Thread plans", new Axis("engine threads", false));
    }

    @Override
    String theory() {
        return "Detector and windows by 1,000 keys, without a journal, under each thread plan. The busiest thread "
            + "bounds the throughput, as far as there is a core for each thread ("
            + Runtime.getRuntime().availableProcessors() + " here): with more threads it costs at most what one thread "
            + "costs. What all threads cost together grows by the rings between them.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final Job job = Job.detectAndAggregate(Events.ofKeys(KEYS));
        final List<Case> cases = new ArrayList<>();
        for (final Plan plan : PLANS) {
            cases.add(new Case(plan.line(), results -> {
                final LiveRun run = bench.live();
                run.context().threads(plan.threads());
                results.add(plan.line(), plan.count(), run.measure(job));
            }));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        final double fused = results.points(FUSED).get(0).sample().busiestNsPerEvent();
        final List<Verdict> verdicts = new ArrayList<>();
        for (final String line : results.lines()) {
            if (!line.equals(FUSED)) {
                for (final Point point : results.points(line)) {
                    verdicts.add(Verdict.of("CPU ns of the busiest of " + (int) point.x() + " threads, " + line
                        + ", is at most that of one", Laws.figure(point.sample().busiestNsPerEvent()) + " against "
                        + Laws.figure(fused), point.sample().busiestNsPerEvent() / fused, TOLERANCE));
                }
            }
        }
        return verdicts;
    }
}
