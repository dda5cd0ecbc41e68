package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.EwmaPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.daemon.Figures;
import java.util.ArrayList;
import java.util.List;

/** State of more and more keys, which come uniformly at random. */
final class KeysCurve extends Curve {
    private static final String KNOWN = "known key";
    private static final String FRESH = "new key";
    private static final String SMALL = "known key, a small number";
    private static final int MOST_SMALL = 100_000;
    private static final int[] KEYS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final int FRESH_FROM = 100_000;
    private static final int MANY = 1_000_000;
    /** A slot of the index and the row. */
    private static final int READS = 2;
    private static final double TOLERANCE = 1.3;
    /** Header, key, value and index of a row, as the detector's documentation has them. */
    private static final double MOST_BYTES_PER_KEY = 16 + 8 + 24 + 26;
    /** With the old and the new arrays of a growing index at once. */
    private static final long DIRECT_BYTES_PER_KEY = 110;
    /** The naive reference. */
    private static final long HEAP_BYTES_PER_KEY = 17;

    private final List<String> leftOut = new ArrayList<>();

    KeysCurve() {
        super("keys", "Keys", new Axis("keys", true));
    }

    @Override
    String theory() {
        return "A detector by key, without a journal; keys are scattered over 64 bits, or small numbers as those of "
            + "symbols are, which find their rows without the index. An event costs the same however many keys there "
            + "are, as long as their rows fit into a core's cache; beyond, at most two reads of far memory more: the "
            + "index and the row. So does a new key, from 100,000 on. A key takes at most "
            + (int) MOST_BYTES_PER_KEY + " bytes.";
    }

    @Override
    List<Case> cases(Bench bench) {
        leftOut.clear();
        final List<Case> cases = new ArrayList<>();
        for (final int keys : KEYS) {
            final String lack = Memory.lack(keys * DIRECT_BYTES_PER_KEY, keys * HEAP_BYTES_PER_KEY);
            if (lack != null) {
                leftOut.add(Figures.count(keys) + " keys are left out: they need " + lack + '.');
                continue;
            }
            cases.add(new Case(keys + " keys", results -> {
                final LiveRun run = bench.live();
                results.add(KNOWN, keys, run.measure(job(Events.ofKeys(keys).scatter())));
                if (keys >= FRESH_FROM) {
                    results.add(FRESH, keys, run.firstPass());
                }
            }));
            if (keys <= MOST_SMALL) {
                cases.add(new Case(keys + " small keys",
                    results -> results.add(SMALL, keys, bench.live().measure(job(Events.ofKeys(keys))))));
            }
        }
        return cases;
    }

    private static Job job(Events events) {
        return Job.of(events.afterOnePass(), new EwmaPart(events.keys()));
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        final List<Verdict> verdicts = new ArrayList<>();
        for (final String line : results.lines()) {
            verdicts.add(Laws.memory("CPU ns of a " + line, results.points(line), bench.memory(), READS, TOLERANCE));
        }
        final double mostBytes = results.points(KNOWN).stream().filter(point -> point.x() >= MANY)
            .mapToDouble(point -> point.sample().stateBytes() / point.x()).max().orElse(0);
        verdicts.add(Verdict.of("bytes of state per key, from a million keys on, are as documented",
            "at most " + Laws.figure(mostBytes) + " against " + Laws.figure(MOST_BYTES_PER_KEY),
            mostBytes / MOST_BYTES_PER_KEY, 1));
        return verdicts;
    }

    @Override
    List<String> notes() {
        return List.copyOf(leftOut);
    }
}
