package io.turgo.engine;

import io.turgo.counters.StageLatency;
import io.turgo.record.Row;
import java.util.List;
import org.agrona.concurrent.NanoClock;

/**
 * The stages of one {@link SegmentRunner} as straight-line code. Belongs to the runner's thread.
 *
 * @see SegmentCompiler
 */
abstract class SegmentCode {
    private final long[] passedCounts;
    /** The stage that has failed; set when a call ends with an exception. */
    int failed;

    private final StageLatency[] latencies;
    private final NanoClock clock;

    /**
     * @param passedCounts a place for each stage, kept by the code
     * @param clock        for {@link #onMeasuredRow}
     */
    SegmentCode(long[] passedCounts, List<RunningStage> stages, NanoClock clock) {
        this.passedCounts = passedCounts;
        latencies = stages.stream().map(RunningStage::latency).toArray(StageLatency[]::new);
        this.clock = clock;
    }

    /**
     * Takes a row through the stages in the plan's order; each sees it only if the stage before it in its branch has
     * passed it on.
     *
     * @param passed the bits of the stages that have passed the row on before these
     * @return the same with the bits of those of these that have passed it on
     */
    abstract long onRow(Row row, long passed);

    /** The same with a clock read after each stage that measures its latency, from {@code sendTimeNs} on. */
    abstract long onMeasuredRow(Row row, long passed, long sendTimeNs);

    /** How many rows a stage has passed on. */
    final long passedCount(int stage) {
        return passedCounts[stage];
    }

    /** A stage is done with a row. */
    final void measured(long sendTimeNs, int stage) {
        latencies[stage].record(clock.nanoTime() - sendTimeNs);
    }

    /** Tells the stages that follow the watermark, and the segments behind them, that it has moved. */
    abstract void onWatermark(long watermarkNs);
}
