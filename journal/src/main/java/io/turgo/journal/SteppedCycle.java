package io.turgo.journal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.rollcycles.RollCycleArithmetic;

/**
 * Lets the journal decide when Chronicle starts a new file. Chronicle rolls when its clock enters another cycle; here
 * a cycle is a second since 2020, and the clock stands still until {@link #step} moves it, always forwards. Files are
 * named by the second of their first frame's ingest time, or a later one where several files begin within a second.
 */
final class SteppedCycle implements RollCycle, TimeProvider {
    /** 2020-01-01T00:00:00Z in epoch milliseconds: cycle 0. Cycles are ints, which last for 68 years. */
    static final long EPOCH_MS = 1_577_836_800_000L;
    private static final int LENGTH_MS = 1000;
    private static final String FORMAT = "yyyyMMdd-HHmmss";
    private static final DateTimeFormatter NAME =
        DateTimeFormatter.ofPattern(FORMAT, Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_MS = 1_000_000;
    /** As Chronicle's FAST_DAILY: 4,096 entries a page, every 256th excerpt indexed, 4 billion excerpts a file. */
    private static final int INDEX_COUNT = 4 << 10;
    private static final int INDEX_SPACING = 256;
    private static final int MAX_CYCLE = Integer.MAX_VALUE - 1;

    private final RollCycleArithmetic arithmetic = RollCycleArithmetic.of(INDEX_COUNT, INDEX_SPACING);
    private int cycle;

    /** The name of the file that the next append goes to, without suffix. */
    String fileName() {
        return nameOf(cycle);
    }

    /** What {@link #fileName} would be after a {@link #step} to {@code timeNs}. */
    String fileNameAfter(long timeNs) {
        return nameOf(after(timeNs));
    }

    private static String nameOf(int ofCycle) {
        return NAME.format(Instant.ofEpochMilli(EPOCH_MS + (long) ofCycle * LENGTH_MS));
    }

    private int after(long timeNs) {
        return Math.max(cycle + 1, cycleAt(timeNs));
    }

    SteppedCycle(long timeNs) {
        cycle = cycleAt(timeNs);
    }

    private static int cycleAt(long timeNs) {
        return (int) Math.max(0, Math.min(MAX_CYCLE, (timeNs / NANOS_PER_MS - EPOCH_MS) / LENGTH_MS));
    }

    /** Moves to the cycle of {@code timeNs} (epoch nanoseconds), or to the next one if that is not later. */
    void step(long timeNs) {
        cycle = after(timeNs);
    }

    @Override
    public long currentTimeMillis() {
        return EPOCH_MS + (long) cycle * LENGTH_MS;
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public int lengthInMillis() {
        return LENGTH_MS;
    }

    @Override
    public int defaultIndexCount() {
        return arithmetic.indexCount();
    }

    @Override
    public int defaultIndexSpacing() {
        return arithmetic.indexSpacing();
    }

    @Override
    public long toIndex(int ofCycle, long sequenceNumber) {
        return arithmetic.toIndex(ofCycle, sequenceNumber);
    }

    @Override
    public long toSequenceNumber(long index) {
        return arithmetic.toSequenceNumber(index);
    }

    @Override
    public int toCycle(long index) {
        return arithmetic.toCycle(index);
    }

    @Override
    public long maxMessagesPerCycle() {
        return arithmetic.maxMessagesPerCycle();
    }
}
