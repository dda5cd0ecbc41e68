package io.turgo.bench.memory;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Column;
import io.turgo.record.Row;

/** A sink on the pipeline's own thread that adds up results. */
final class TotalsSink implements Sink {
    /** The field with the number of a result's events. */
    static final String EVENTS = "events";
    /** The field with the sum of their values. */
    static final String VALUES = "total";

    private final Totals totals = new Totals();
    private Column events;
    private Column values;

    /** To be read when the engine has come to rest. */
    Totals totals() {
        return totals;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        events = context.rows().column(EVENTS);
        values = context.rows().column(VALUES);
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        totals.add(row.int64(events), row.int64(values));
    }

    @Override
    public void commit() {
        // the totals are all there is
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
