package io.turgo.connectors.blackhole;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** Forgets what it is given, on the pipeline's own thread. */
final class BlackholeSink implements Sink {
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
        // forgotten
    }

    @Override
    public boolean ownThread() {
        return false;
    }

    @Override
    public void commit() {
        // nothing to keep
    }

    @Override
    public void close() {
        // nothing is held
    }

    @Override
    public String toString() {
        return "blackhole";
    }
}
