package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.Stage;

/** The end of a branch: numbers the outputs of a cause and hands them to the gate. */
final class SinkStage implements Stage {
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
}
