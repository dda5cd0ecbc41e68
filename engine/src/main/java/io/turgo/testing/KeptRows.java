package io.turgo.testing;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.RowValues;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps outputs as maps, exactly once, over all engines that it is given to. One thread. */
public final class KeptRows implements Sink {
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private Scope scope;
    private RowValues values;
    private OutputId committed = OutputId.NONE;
    private OutputId last = OutputId.NONE;
    private int committedRows;
    private int taken;

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        scope = context.rows();
        values = new RowValues(context.symbols());
        rows.subList(committedRows, rows.size()).clear();
        last = committed;
        return committed;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        final Map<String, Object> output = values.read(scope, row);
        output.put(PipelineTestDriver.EVENT_TIME, row.eventTimeNs());
        if (row.kind() != RowKind.INSERT) {
            output.put(PipelineTestDriver.CHANGE, row.kind());
        }
        rows.add(output);
        last = new OutputId(sequence, control, ordinal);
    }

    @Override
    public void commit() {
        committed = last;
        committedRows = rows.size();
    }

    @Override
    public void close() {
        // keeps what it has
    }

    /** All that have come. */
    public List<Map<String, Object>> rows() {
        return List.copyOf(rows);
    }

    Scope scope() {
        return scope;
    }

    List<Map<String, Object>> take() {
        final int from = Math.min(taken, rows.size());
        taken = rows.size();
        return List.copyOf(rows.subList(from, taken));
    }
}
