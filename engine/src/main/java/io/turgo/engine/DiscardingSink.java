package io.turgo.engine;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** Stands in for a sink of a pipeline whose outputs are only hashed. */
final class DiscardingSink implements Sink {
    private final Sink replaced;

    DiscardingSink(Sink replaced) {
        this.replaced = replaced;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        // only its hash counts
    }

    @Override
    public void commit() {
        // nothing is kept
    }

    @Override
    public boolean ownThread() {
        return replaced.ownThread();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
