package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/** Runs a {@link Detector}. */
record DetectorStage(
    DoubleField in, Column out, KeyFields keys, KeyedTable table, AtomicCounter invalid,
    Scoring scoring, double largest) implements KeyedStage {
    private static final int INITIAL_BYTES = 1 << 16;
    private static final int MIN_INITIAL_ROWS = 16;

    static DetectorStage of(StageContext context, String field, List<String> keys, Scoring scoring, String name) {
        final KeyFields key = KeyFields.of(context.in(), context.in(), keys);
        final StateLayout layout = new StateLayout(Math.max(Long.BYTES, key.bytes()), scoring.stateBytes(), 0);
        return new DetectorStage(new DoubleField(context.in().column(field)), context.out().column(name), key,
            new KeyedTable(context.name(), layout, Math.max(MIN_INITIAL_ROWS, INITIAL_BYTES / layout.rowBytes())),
            context.counter(Detector.INVALID), scoring, scoring.largest());
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        keys.load(image, 0, into);
    }

    @Override
    public boolean onRow(Row row) {
        final double value = in.isNull(row) ? Double.NaN : in.read(row);
        if (!(Math.abs(value) <= largest)) {
            invalid.incrementRelease();
            row.setNull(out);
            return true;
        }
        final int id = keys.findOrAdd(table, row);
        table.touch(id);
        final double score = scoring.score(value, row.eventTimeNs(), table.at(id), table.layout().valueOffset());
        if (score >= 0) {
            row.float64(out, score);
        } else {
            row.setNull(out);
        }
        return true;
    }
}
