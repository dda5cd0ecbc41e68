package io.turgo.operators.over;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.Operator;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Every aggregate over sliding frames of disordered input, within its bound and beyond, against collections; the stage
 * is put back from its tables at any time.
 */
class FramesPropertyTest {
    private static final List<List<String>> KEYS = List.of(
        List.of(), List.of("k_symbol"), List.of("k_long"), List.of("k_wide"), List.of("k_bool", "k_double"));
    private static final long[] CENTRES = {0, -5_000, 1_700_000_000_000_000_000L};
    /** Those that take rows back, in all the shapes of their inputs. */
    private static final Set<String> EXACT = Set.of(
        "count", "count_price", "sum_int32", "sum_price", "sum_wide", "avg_int32", "avg_2", "countDistinct_symbol",
        "countDistinct_bool", "countDistinct_k_double", "sumDistinct_k_long", "sumDistinct_k_wide",
        "avgDistinct_k_wide");

    /** A kind of frames beside its reference. */
    private interface Kind {
        Operator operator(List<String> keys, Aggregate[] aggregates);

        List<Map<String, Object>> expected(NaiveFrames naive, long watermark);

        long state(NaiveFrames naive);
    }

    private record RangeKind(long range) implements Kind {
        @Override
        public Operator operator(List<String> keys, Aggregate[] aggregates) {
            return Over.range(Duration.ofNanos(range)).by(keys.toArray(String[]::new)).aggregate(aggregates);
        }

        @Override
        public List<Map<String, Object>> expected(NaiveFrames naive, long watermark) {
            return naive.overRange(range, watermark);
        }

        @Override
        public long state(NaiveFrames naive) {
            return naive.stateOfRange(range);
        }
    }

    private record RowsKind(int preceding) implements Kind {
        @Override
        public Operator operator(List<String> keys, Aggregate[] aggregates) {
            return Over.rows(preceding).by(keys.toArray(String[]::new)).aggregate(aggregates);
        }

        @Override
        public List<Map<String, Object>> expected(NaiveFrames naive, long watermark) {
            return naive.overRows(preceding, watermark);
        }

        @Override
        public long state(NaiveFrames naive) {
            return naive.stateOfRows(preceding);
        }
    }

    private record UnboundedKind(boolean withPeers) implements Kind {
        @Override
        public Operator operator(List<String> keys, Aggregate[] aggregates) {
            return (withPeers ? Over.unboundedRange() : Over.unboundedRows()).by(keys.toArray(String[]::new))
                .aggregate(aggregates);
        }

        @Override
        public List<Map<String, Object>> expected(NaiveFrames naive, long watermark) {
            return withPeers ? naive.overAll(watermark) : naive.overRows(Integer.MAX_VALUE, watermark);
        }

        @Override
        public long state(NaiveFrames naive) {
            return naive.stateOfAll();
        }
    }

    private record RunningKind(long range) implements Kind {
        @Override
        public Operator operator(List<String> keys, Aggregate[] aggregates) {
            return Running.over(Duration.ofNanos(range)).by(keys.toArray(String[]::new)).aggregate(aggregates);
        }

        @Override
        public List<Map<String, Object>> expected(NaiveFrames naive, long watermark) {
            return naive.running(range, watermark);
        }

        @Override
        public long state(NaiveFrames naive) {
            // a row that is about to leave has not left before the instant after its last one
            return naive.stateOfRange(range + 1);
        }
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void rangesAgreeWithCollections(@ForAll long seed) {
        run(seed, random -> new RangeKind(random.nextInt(120)));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void rowsAgreeWithCollections(@ForAll long seed) {
        run(seed, random -> new RowsKind(random.nextInt(12)));
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void framesWithoutABeginningAgreeWithCollections(@ForAll long seed) {
        run(seed, random -> new UnboundedKind(random.nextBoolean()));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void runningViewsAgreeWithCollections(@ForAll long seed) {
        run(seed, random -> new RunningKind(random.nextInt(120)));
    }

    private interface Draw {
        Kind kind(Random random);
    }

    private static void run(long seed, Draw draw) {
        final Random random = new Random(seed);
        final Kind kind = draw.kind(random);
        final List<String> keys = KEYS.get(random.nextInt(KEYS.size()));
        final boolean exact = random.nextBoolean();
        final List<NaiveAggregate> aggregates = exact
            ? Stream.concat(NaiveAggregate.all().stream(), NaiveAggregate.collecting().stream())
                .filter(each -> EXACT.contains(each.aggregate().name())).toList()
            : random.nextInt(3) == 0 ? NaiveAggregate.all() : NaiveAggregate.some(random);
        final NaiveFrames naive = new NaiveFrames(keys, aggregates);
        try (StageHarness harness = StageHarness.of(kind.operator(
            keys, aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new)), Samples.SCHEMA)) {
            run(random, kind, harness, naive);
        }
    }

    private static void run(Random random, Kind kind, StageHarness harness, NaiveFrames naive) {
        final int spread = 1 + random.nextInt(60);
        final long bound = random.nextInt(2 * spread);
        final int keyCount = 1 + random.nextInt(8);
        final int restart = 1 + random.nextInt(60);
        long centre = CENTRES[random.nextInt(CENTRES.length)];
        long latest = Long.MIN_VALUE / 2;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 120 * Samples.ROUNDS; i++) {
            centre += random.nextInt(3) == 0 ? random.nextInt(30) : 0;
            final long time = centre + random.nextInt(spread);
            final Map<String, Object> row = Samples.row(random, keyCount);
            harness.feed(time, row);
            naive.feed(time, row);
            latest = Math.max(latest, time);
            if (latest - bound > watermark) {
                watermark = latest - bound;
                harness.watermark(watermark);
                Outputs.assertSame(kind.expected(naive, watermark), harness.take());
                assertEquals(kind.state(naive), harness.stage().stateRows());
            }
            if (random.nextInt(restart) == 0) {
                final long hash = harness.stage().stateHash();
                harness.restore(random);
                assertEquals(hash, harness.stage().stateHash());
            }
        }
        assertEquals(naive.late(), harness.counter(Over.LATE));
        harness.watermark(Long.MAX_VALUE - 1);
        Outputs.assertSame(kind.expected(naive, Long.MAX_VALUE - 1), harness.take());
        harness.watermark(Long.MAX_VALUE);
        assertEquals(0, harness.take().size());
        if (kind instanceof RangeKind || kind instanceof RunningKind) {
            assertEquals(0, harness.stage().stateRows());
            assertEquals(0, harness.stage().stateHash());
        }
    }
}
