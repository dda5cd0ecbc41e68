package io.turgo.engine;

import io.turgo.record.Row;
import java.util.List;
import org.agrona.concurrent.NanoClock;

/** The stages in a loop: what {@link SegmentCompiler} generates does the same, faster, and takes long to be made. */
final class LoopedCode extends SegmentCode {
    private final RunningStage[] stages;
    private final long[] passedCounts;

    LoopedCode(List<RunningStage> stages, NanoClock clock) {
        this(stages, clock, new long[stages.size()]);
    }

    private LoopedCode(List<RunningStage> stages, NanoClock clock, long[] passedCounts) {
        super(passedCounts, stages, clock);
        this.stages = stages.toArray(RunningStage[]::new);
        this.passedCounts = passedCounts;
    }

    @Override
    long onRow(Row row, long passed) {
        return onRow(row, passed, false, 0);
    }

    @Override
    long onMeasuredRow(Row row, long passed, long sendTimeNs) {
        return onRow(row, passed, true, sendTimeNs);
    }

    private long onRow(Row row, long passedBefore, boolean measured, long sendTimeNs) {
        long passed = passedBefore;
        for (int i = 0; i < stages.length; i++) {
            final RunningStage stage = stages[i];
            if ((passed & stage.parentBit()) != 0) {
                failed = i;
                final boolean passedOn = stage.stage().onRow(row);
                if (measured && stage.latency() != null) {
                    measured(sendTimeNs, i);
                }
                if (passedOn) {
                    passed |= stage.ownBit();
                    passedCounts[i]++;
                }
            }
        }
        return passed;
    }

    @Override
    void onWatermark(long watermarkNs) {
        for (int i = 0; i < stages.length; i++) {
            failed = i;
            if (stages[i].stage().followsWatermark()) {
                stages[i].stage().onWatermark(watermarkNs);
            }
            if (stages[i].child() != null) {
                stages[i].child().watermark(watermarkNs);
            }
        }
    }
}
