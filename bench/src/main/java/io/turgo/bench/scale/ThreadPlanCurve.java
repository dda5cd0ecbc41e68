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
    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final double TOLERANCE = 1.3;

    /** Each line's plans, with the number of threads that the job gets under it. */
    private static final List<Plan> PLANS = List.of(
        new Plan(FUSED, ThreadPlan.FUSED, 1),
        new Plan("pipelined", ThreadPlan.PIPELINED, 4),
        sharded(1), sharded(2), sharded(4), sharded(8));

    private record Plan(String line, ThreadPlan threads, int count) {
    }

    /** The workers, the thread that feeds them and the one that brings their rows back into order. */
    private static Plan sharded(int workers) {
        return new Plan("sharded", ThreadPlan.sharded(workers), workers + 2);
    }

    ThreadPlanCurve() {
        super("threads", "Thread plans", new Axis("engine threads", false));
    }

    @Override
    String theory() {
        return "Detector and windows by 1,000 keys, without a journal, under each thread plan; sharded over 1, 2, 4 "
            + "and 8 workers. The busiest thread bounds the throughput once there is a core for each thread: with "
            + "more threads it costs at most what the one thread costs. What all threads cost together grows by the "
            + "rings between them. Where there are fewer cores (" + CORES + " here) than threads, they also pay for "
            + "waiting, which is not judged.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final Job job = Job.detectAndAggregate(Events.ofKeys(KEYS));
        final List<Case> cases = new ArrayList<>();
        for (final Plan plan : PLANS) {
            cases.add(new Case(plan.line() + ", " + plan.count() + " threads", results -> {
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
                results.points(line).forEach(point -> verdicts.add(verdict(line, point, fused)));
            }
        }
        return verdicts;
    }

    private static Verdict verdict(String line, Point point, double fusedNs) {
        final double ns = point.sample().busiestNsPerEvent();
        final int threads = (int) point.x();
        final String what = "CPU ns of the busiest of " + threads + " threads, " + line + ", is at most that of one";
        final String found = Laws.figure(ns) + " against " + Laws.figure(fusedNs);
        return threads > CORES
            ? new Verdict(what, found, true, "not judged: " + threads + " threads > " + CORES + " cores")
            : Verdict.of(what, found, ns / fusedNs, TOLERANCE);
    }
}
