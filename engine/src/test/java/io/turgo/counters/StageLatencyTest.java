package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StageLatencyTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final double PRECISION = 0.001;

    @Property(tries = 40)
    void aSummaryAgreesWithTheSortedLatencies(@ForAll long seed) {
        final Random random = new Random(seed);
        final StageLatency latency = new StageLatency();
        final long[] recorded = new long[1 + random.nextInt(5_000 * ROUNDS)];
        for (int i = 0; i < recorded.length; i++) {
            recorded[i] = (long) Math.exp(random.nextDouble() * Math.log(StageLatency.HIGHEST_NS)) - 1;
            latency.record(recorded[i]);
            if (random.nextInt(500) == 0) {
                assertEquals(i + 1, latency.summary().count());
            }
        }
        final double mean = Arrays.stream(recorded).average().orElseThrow();
        Arrays.sort(recorded);
        final LatencySummary summary = latency.summary();
        assertEquals(recorded.length, summary.count());
        assertEquals(0, summary.clamped());
        assertClose(perMille(recorded, 500), summary.p50Ns());
        assertClose(perMille(recorded, 990), summary.p99Ns());
        assertClose(perMille(recorded, 999), summary.p999Ns());
        assertClose(recorded[recorded.length - 1], summary.maxNs());
        assertClose(mean, summary.meanNs());
        assertEquals(summary, latency.summary(), "a summary without new latencies");
    }

    /** The smallest latency that is not exceeded by the given share of all. */
    private static long perMille(long[] sorted, int share) {
        return sorted[(int) (((long) share * sorted.length + 999) / 1_000) - 1];
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, Math.max(1, expected * PRECISION));
    }

    @Test
    void nothingRecordedIsAllZero() {
        assertEquals(new LatencySummary(0, 0, 0, 0, 0, 0, 0), new StageLatency().summary());
    }

    @Test
    void skewedClocksCountAsZero() {
        final StageLatency latency = new StageLatency();
        latency.record(-1);
        latency.record(Long.MIN_VALUE);
        latency.record(0);
        assertEquals(new LatencySummary(3, 0, 0, 0, 0, 0, 0), latency.summary());
    }

    @Test
    void beyondTheRangeIsClampedAndCounted() {
        final StageLatency latency = new StageLatency();
        latency.record(StageLatency.HIGHEST_NS);
        latency.record(StageLatency.HIGHEST_NS + 1);
        latency.record(Long.MAX_VALUE);
        final LatencySummary summary = latency.summary();
        assertEquals(3, summary.count());
        assertEquals(2, summary.clamped());
        assertEquals(StageLatency.HIGHEST_NS, summary.p50Ns());
        assertEquals(StageLatency.HIGHEST_NS, summary.maxNs());
        assertClose(StageLatency.HIGHEST_NS, summary.meanNs());
    }

    @Test
    void recordingAllocatesNothing() {
        final StageLatency latency = new StageLatency();
        Allocations.assertNone(() -> {
            for (int i = 0; i < 100_000; i++) {
                latency.record(i * 700_001L - 1_000);
            }
        });
        assertTrue(latency.summary().count() >= 100_000);
    }

    @Test
    void readersLoseNothingWhileTheStageRecords() throws InterruptedException {
        final long records = 500_000L * ROUNDS;
        final StageLatency latency = new StageLatency();
        final Thread stage = new Thread(() -> {
            for (long i = 0; i < records; i++) {
                latency.record(i % 4 == 0 ? Long.MAX_VALUE : 1_000);
            }
        });
        stage.start();
        long last = 0;
        while (stage.isAlive()) {
            final LatencySummary summary = latency.summary();
            assertTrue(summary.count() >= last, "the count went back");
            assertTrue(summary.clamped() <= summary.count() / 4 + 1, "clamped before it was counted");
            last = summary.count();
        }
        stage.join();
        assertEquals(records, latency.summary().count());
        assertEquals(records / 4, latency.summary().clamped());
    }

    @Test
    void theBookKeepsStagesInOrderAndRefusesANameTwice() {
        final LatencyBook book = new LatencyBook();
        book.add("window").record(1_500);
        book.add("enrich").record(20);
        assertThrows(ConfigurationException.class, () -> book.add("window"));
        final List<String> seen = new ArrayList<>();
        book.forEach((stage, summary) -> seen.add(stage + "=" + summary.maxNs()));
        assertEquals(List.of("window=1500", "enrich=20"), seen);
    }
}
