package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.ChainPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.frame.Durability;
import io.turgo.journal.JournalSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Each durability, under a short and a long pipeline. */
final class DurabilityCurve extends Curve {
    private static final int[] STAGES = {2, 8, ChainPart.MOST};
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.5;

    DurabilityCurve() {
        super("durability", "Durability", new Axis("stages", false));
    }

    @Override
    String theory() {
        return "The chain of the stages' curve under each durability there is. A journal costs an event the same, "
            + "whatever the stages do with it: the lines are parallel.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (final Durability durability : Durability.values()) {
            cases.addAll(cases(bench, durability));
        }
        return cases;
    }

    private static List<Case> cases(Bench bench, Durability durability) {
        final List<Case> cases = new ArrayList<>();
        for (final int stages : STAGES) {
            final Job job = Job.of(Events.ofKeys(KEYS), new ChainPart(stages));
            cases.add(new Case(name(durability) + ", " + stages + " stages", results -> {
                final LiveRun run = bench.live();
                if (durability != Durability.NONE) {
                    run.journaled(new JournalSettings().durability(durability));
                }
                results.add(name(durability), stages, run.measure(job));
            }));
        }
        return cases;
    }

    private static String name(Durability durability) {
        return durability.name().toLowerCase(Locale.ROOT);
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        final List<Verdict> verdicts = new ArrayList<>();
        for (final String line : results.lines()) {
            if (!line.equals(name(Durability.NONE))) {
                verdicts.add(Laws.parallel("CPU ns of an event that durability " + line + " takes more than none",
                    results.points(name(Durability.NONE)), results.points(line), TOLERANCE));
            }
        }
        return verdicts;
    }
}
