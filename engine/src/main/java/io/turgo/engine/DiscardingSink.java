package io.turgo.engine;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** Stands in for a sink of a pipeline whose outputs are only hashed. */
final class DiscardingSink implements Sink {
    private final boolean ownThread;

    /** @param ownThread whether outputs are hashed by a thread of their own */
    DiscardingSink(boolean ownThread) {
        this.ownThread = ownThread;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        return OutputId.LAST;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        // never called: it holds everything
    }

    @Override
    public void commit() {
        // nothing is kept
    }

    @Override
    public boolean ownThread() {
        return ownThread;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
