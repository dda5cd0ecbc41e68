package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.EwmaPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.util.ArrayList;
import java.util.List;

/** State of more and more keys, which come uniformly at random. */
final class KeysCurve extends Curve {
    private static final String KNOWN = "known key";
    private static final String FRESH = "new key";
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

    KeysCurve() {
        super("keys", "Keys", new Axis("keys", true));
    }

    @Override
    String theory() {
        return "A detector by key, without a journal. An event costs the same however many keys there are, as long as "
            + "their rows fit into a core's cache; beyond, at most two reads of far memory more: the index and the row. "
            + "So does a new key, from 100,000 on. A key takes at most " + (int) MOST_BYTES_PER_KEY + " bytes.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final int most = KEYS[KEYS.length - 1];
        Memory.require("curve keys with " + most + " keys", most * DIRECT_BYTES_PER_KEY, most * HEAP_BYTES_PER_KEY);
        final List<Case> cases = new ArrayList<>();
        for (final int keys : KEYS) {
            final Job job = Job.of(Events.ofKeys(keys).afterOnePass(), new EwmaPart(keys));
            cases.add(new Case(keys + " keys", results -> {
                final LiveRun run = bench.live();
                results.add(KNOWN, keys, run.measure(job));
                if (keys >= FRESH_FROM) {
                    results.add(FRESH, keys, run.firstPass());
                }
            }));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        final List<Point> known = results.points(KNOWN);
        double mostBytes = 0;
        for (final Point point : known) {
            if (point.x() >= MANY) {
                mostBytes = Math.max(mostBytes, point.sample().stateBytes() / point.x());
            }
        }
        return List.of(Laws.memory("CPU ns of a known key", known, bench.memory(), READS, TOLERANCE),
            Laws.memory("CPU ns of a new key", results.points(FRESH), bench.memory(), READS, TOLERANCE),
            Verdict.of("bytes of state per key, from a million keys on", "at most " + Laws.figure(mostBytes) + " against "
                + Laws.figure(MOST_BYTES_PER_KEY), mostBytes / MOST_BYTES_PER_KEY, 1));
    }
}
