package io.turgo.bench.scale.job;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** A sink on the pipeline's own thread that adds outputs to a checksum. */
final class DigestSink implements Sink {
    private final Digest digest;
    private Digest.Adder adder;

    DigestSink(Digest digest) {
        this.digest = digest;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        adder = digest.adder(context.rows());
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        adder.add(row);
    }

    @Override
    public void commit() {
        // the checksum is all there is
    }

    @Override
    public boolean ownThread() {
        return false;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
