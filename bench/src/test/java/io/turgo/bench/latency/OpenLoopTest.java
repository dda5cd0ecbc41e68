package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.HdrHistogram.Histogram;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long STALL_NS = 40_000_000L;
    private static final Path NOWHERE = Path.of("");

    @Test
    void sendsAsManyAsAreDueAndCountsThoseBehindTheWarmUp() {
        final OpenLoop loop = new OpenLoop(new LatencyTask(100_000, 0.05, 0.15, NOWHERE));
        loop.run(loop::arrived);
        assertEquals(20_000, loop.sent());
        assertEquals(15_000, loop.result().latencies().getTotalCount(), 1);
    }

    @Test
    void aStallIsPaidByAllThatWasDueInIt() {
        final OpenLoop loop = new OpenLoop(new LatencyTask(100_000, 0, 0.2, NOWHERE));
        loop.run(index -> {
            if (index == 5_000) {
                final long endNs = SystemNanoClock.INSTANCE.nanoTime() + STALL_NS;
                while (SystemNanoClock.INSTANCE.nanoTime() < endNs) {
                    Thread.onSpinWait();
                }
            }
            loop.arrived(index);
        });
        final long late = loop.result().latencies().getCountBetweenValues(STALL_NS / 2, LatencyResult.LONGEST_NS);
        assertTrue(late >= 1_900, "of 2,000 events due in the first half of the stall, " + late + " are late");
    }

    @Test
    void whoNeverArrivesInTimeIsSaturated() {
        final OpenLoop loop = new OpenLoop(new LatencyTask(1_000_000, 0, 0.02, NOWHERE));
        loop.run(index -> {
            final long endNs = SystemNanoClock.INSTANCE.nanoTime() + 10_000;
            while (SystemNanoClock.INSTANCE.nanoTime() < endNs) {
                Thread.onSpinWait();
            }
            loop.arrived(index);
        });
        assertTrue(loop.result().saturated());
        assertTrue(loop.sent() < 20_000, "the loop gives up");
    }

    @Test
    void withoutARateAsManyAsGoThroughAreSent() {
        final OpenLoop loop = new OpenLoop(new LatencyTask(0, 0.01, 0.02, NOWHERE));
        loop.run(loop::arrived);
        assertTrue(loop.sent() > 0 && loop.result().eventsPerSecond() > 0);
        assertFalse(loop.result().saturated());
    }

    @Test
    void latenciesOutsideOfTheHistogramStayInIt() {
        final Histogram histogram = LatencyResult.histogram();
        LatencyResult.record(histogram, Long.MAX_VALUE);
        LatencyResult.record(histogram, -1);
        assertEquals(2, histogram.getTotalCount());
        assertEquals(0, histogram.getMinValue());
    }
}
