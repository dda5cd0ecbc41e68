package io.turgo.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The watermark against a model that keeps all of history in big integers. */
class SourceWatermarkTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int STEPS = 60;
    private static final long[] EXTREMES = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE - 1,
        Long.MAX_VALUE};

    /** One partition's history. */
    private static final class Partition {
        final List<Long> times = new ArrayList<>();
        boolean idle;
        boolean ended;
        BigInteger latest;
        long latestIngestNs;

        void record(long timeNs, long ingestNs) {
            times.add(timeNs);
            idle = false;
            latestIngestNs = ingestNs;
            if (timeNs != SourceWatermark.NONE) {
                final BigInteger time = BigInteger.valueOf(timeNs);
                latest = latest == null ? time : latest.max(time);
            }
        }

        boolean active() {
            return !idle && !ended;
        }
    }

    /** What the watermark should be. */
    private static final class Model {
        final List<Partition> partitions = new ArrayList<>();
        final BigInteger disorder;
        long watermarkNs = SourceWatermark.NONE;

        Model(long disorderNs, int count) {
            disorder = BigInteger.valueOf(disorderNs);
            for (int i = 0; i < count; i++) {
                partitions.add(new Partition());
            }
        }

        void record(int partition, long timeNs, long ingestNs) {
            partitions.get(partition).record(timeNs, ingestNs);
            minimum();
        }

        void end(int partition) {
            partitions.get(partition).ended = true;
            if (partitions.stream().allMatch(each -> each.ended)) {
                watermarkNs = SourceWatermark.END;
            } else {
                minimum();
            }
        }

        void idle(int partition, long nowNs) {
            if (partitions.get(partition).ended) {
                return;
            }
            partitions.get(partition).idle = true;
            if (partitions.stream().anyMatch(Partition::active)) {
                minimum();
            } else {
                partitions.stream().filter(each -> each.latest != null)
                    .max((a, b) -> a.latest.compareTo(b.latest)).ifPresent(each -> {
                        BigInteger first = each.latest;
                        long ingestNs = each.latestIngestNs;
                        for (final Partition other : partitions) {
                            if (other.latest != null && other.latest.equals(first)) {
                                ingestNs = other.latestIngestNs;
                                break;
                            }
                        }
                        advance(first.add(BigInteger.valueOf(Math.max(0, nowNs - ingestNs)))
                            .min(BigInteger.valueOf(Long.MAX_VALUE)));
                    });
            }
        }

        private void minimum() {
            BigInteger least = null;
            for (final Partition each : partitions) {
                if (each.active() && each.latest == null) {
                    return;
                }
                if (each.active()) {
                    least = least == null ? each.latest : least.min(each.latest);
                }
            }
            if (least != null) {
                advance(least);
            }
        }

        private void advance(BigInteger latest) {
            final BigInteger candidate = latest.subtract(disorder);
            if (candidate.compareTo(BigInteger.valueOf(watermarkNs)) > 0) {
                watermarkNs = candidate.longValueExact();
            }
        }
    }

    @Property
    void followsTheModel(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            check(seed + round);
        }
    }

    private static void check(long seed) {
        final Random random = new Random(seed);
        final long[] disorders = {0, 1, random.nextInt(1000), Long.MAX_VALUE};
        final long disorderNs = disorders[random.nextInt(disorders.length)];
        final int partitions = 1 + random.nextInt(3);
        final SourceWatermark watermark = new SourceWatermark(disorderNs, partitions);
        final Model model = new Model(disorderNs, partitions);
        final boolean extreme = random.nextInt(4) == 0;
        long nowNs = 1_000_000;
        for (int i = 0; i < STEPS; i++) {
            nowNs += random.nextInt(1000);
            final int partition = random.nextInt(partitions);
            final int dice = random.nextInt(20);
            if (dice == 0) {
                watermark.onEnd(partition);
                model.end(partition);
            } else if (dice < 5) {
                watermark.onIdle(partition, nowNs);
                model.idle(partition, nowNs);
            } else {
                final long timeNs = extreme && random.nextInt(4) == 0
                    ? EXTREMES[random.nextInt(EXTREMES.length)] : 100L * i - random.nextInt(300);
                assertEquals(watermark.onRecord(partition, timeNs, nowNs), watermark.watermarkNs());
                model.record(partition, timeNs, nowNs);
            }
            assertEquals(model.watermarkNs, watermark.watermarkNs(), "step " + i + " seed=" + seed);
            assertEquals(model.partitions.stream().allMatch(each -> each.ended), watermark.hasEnded());
        }
    }

    @Test
    void idleMarksComeAfterTheTimeoutThenEverMoreRarelyAndStartAgainWithARecord() {
        final SourceWatermark watermark = new SourceWatermark(1, 1);
        assertEquals(1_010, watermark.nextIdleMarkNs(0, 10, 1_000));
        watermark.onRecord(0, 5, 2_000);
        assertEquals(2_010, watermark.nextIdleMarkNs(0, 10, 1_000));
        watermark.onIdle(0, 2_010);
        assertEquals(14, watermark.watermarkNs());
        assertEquals(2_020, watermark.nextIdleMarkNs(0, 10, 1_000));
        watermark.onIdle(0, 2_020);
        assertEquals(2_040, watermark.nextIdleMarkNs(0, 10, 1_000));
        for (int i = 0; i < 30; i++) {
            watermark.onIdle(0, 2_030);
        }
        assertEquals(Long.MAX_VALUE, watermark.nextIdleMarkNs(0, 10, 1_000));
        watermark.onRecord(0, 6, 3_000);
        assertEquals(3_010, watermark.nextIdleMarkNs(0, 10, 1_000));
        assertEquals(9_010, watermark.nextIdleMarkNs(0, 10, 9_000), "the time between two runs is not quiet");
        watermark.onEnd(0);
        assertEquals(Long.MAX_VALUE, watermark.nextIdleMarkNs(0, 10, 1_000));
        assertEquals(SourceWatermark.END, watermark.watermarkNs());
    }

    @Test
    void anEventTimeAtTheEndOfTimeIsNotTheEndOfInput() {
        final SourceWatermark watermark = new SourceWatermark(0, 1);
        assertEquals(Long.MAX_VALUE, watermark.onRecord(0, Long.MAX_VALUE, 1));
        assertFalse(watermark.hasEnded());
        watermark.onEnd(0);
        assertTrue(watermark.hasEnded());
    }

    @Test
    void negativeTimesAreRefused() {
        assertEquals("disorder=-1 ns and idleTimeout=0 ns must not be negative", assertThrows(
            ConfigurationException.class, () -> EventTime.bounded("time", Duration.ofNanos(-1))).getMessage());
        assertThrows(
            ConfigurationException.class, () -> EventTime.ascending("time").idleAfter(Duration.ofNanos(-5)));
    }
}
