package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.StatelessStage;

/** The end of a branch: numbers the outputs of a cause and hands them to the gate. */
final class SinkStage implements StatelessStage {
    private final EgressPort port;
    private final Cause cause;
    private long lastSequence = -1;
    private long lastControl = -1;
    private int nextOrdinal;

    SinkStage(EgressPort port, Cause cause) {
        this.port = port;
        this.cause = cause;
    }

    @Override
    public boolean onRow(Row row) {
        if (!cause.isSameAs(lastSequence, lastControl)) {
            lastSequence = cause.sequence();
            lastControl = cause.control();
            nextOrdinal = 0;
        }
        port.offer(cause, nextOrdinal++, row);
        return true;
    }

    /** Everything caused before a checkpoint's barrier is out. */
    void barrier(long number) {
        port.barrier(cause, number);
    }
}
