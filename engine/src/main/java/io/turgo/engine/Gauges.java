package io.turgo.engine;

import io.turgo.counters.EngineCounter;
import io.turgo.stage.Stage;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Adds what the stages of one thread say of themselves to the engine's counters, which other threads add to as well.
 * Belongs to the stages' thread.
 */
final class Gauges {
    private final Stage[] stages;
    private final boolean[] duplicates;
    private final AtomicCounter lateTotal;
    private final AtomicCounter rowsTotal;
    private final AtomicCounter bytesTotal;
    private long late;
    private long rows;
    private long bytes;

    Gauges(List<RunningStage> running, Instruments instruments) {
        stages = new Stage[running.size()];
        duplicates = new boolean[stages.length];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = running.get(i).stage();
            duplicates[i] = running.get(i).duplicate();
        }
        lateTotal = instruments.counter(EngineCounter.LATE_RECORDS);
        rowsTotal = instruments.counter(EngineCounter.STATE_ROWS);
        bytesTotal = instruments.counter(EngineCounter.STATE_BYTES);
    }

    void publish() {
        long lateNow = 0;
        long rowsNow = 0;
        long bytesNow = 0;
        for (int i = 0; i < stages.length; i++) {
            lateNow += stages[i].lateRows();
            rowsNow += duplicates[i] ? 0 : stages[i].stateRows();
            bytesNow += stages[i].stateBytes();
        }
        if (lateNow != late || rowsNow != rows || bytesNow != bytes) {
            lateTotal.getAndAdd(lateNow - late);
            rowsTotal.getAndAdd(rowsNow - rows);
            bytesTotal.getAndAdd(bytesNow - bytes);
            late = lateNow;
            rows = rowsNow;
            bytes = bytesNow;
        }
    }
}
