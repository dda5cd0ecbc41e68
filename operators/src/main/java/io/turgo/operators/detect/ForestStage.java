package io.turgo.operators.detect;

import static io.turgo.operators.detect.ForestDescriptor.COUNT_OFFSET;
import static io.turgo.operators.detect.ForestDescriptor.INCIDENT_OFFSET;
import static io.turgo.operators.detect.ForestDescriptor.PERIOD_OFFSET;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/** Runs a {@link RandomCutForestDetector}: a table of {@link ForestDescriptor} by key, and one of forests' pieces. */
record ForestStage(
    DoubleField in, Column out, KeyFields keys, KeyedTable heads, Forests forests, AtomicCounter invalid,
    int firstValues) implements Stage {
    private static final int INITIAL_ROWS = 16;
    private static final int HEADS = 0;

    static ForestStage of(
        StageContext context, String field, List<String> keys, String name, ForestSettings settings, int mostLive) {
        final KeyFields key = KeyFields.of(context.in(), context.in(), keys);
        final StateLayout layout = new StateLayout(Math.max(Long.BYTES, key.bytes()), ForestDescriptor.LENGTH, 0);
        return new ForestStage(new DoubleField(context.in().column(field)), context.out().column(name), key,
            new KeyedTable(context.name(), layout, INITIAL_ROWS),
            new Forests(settings, ForestPieces.of(context.name(), key), mostLive),
            context.counter(Detector.INVALID), settings.firstValues());
    }

    private KeyedTable pieces() {
        return forests.pieces().table();
    }

    @Override
    public List<KeyedTable> tables() {
        return List.of(heads, pieces());
    }

    @Override
    public void keyOf(int table, MemoryWindow image, Row into) {
        keys.load(image, table == HEADS ? 0 : ForestPieces.KEY_FIELDS, into);
    }

    @Override
    public boolean onRow(Row row) {
        final double value = in.isNull(row) ? Double.NaN : in.read(row);
        if (!(Math.abs(value) <= RandomCutForestDetector.LARGEST)) {
            invalid.incrementRelease();
            row.setNull(out);
            return true;
        }
        final int id = keys.findOrAdd(heads, row);
        heads.touch(id);
        final double score = score(id, row, value, heads.at(id), heads.layout().valueOffset());
        if (score >= 0) {
            row.float64(out, score);
        } else {
            row.setNull(out);
        }
        return true;
    }

    private double score(int id, Row row, double value, MemoryWindow state, int at) {
        final double surprise = forests.learn(id, row, value, state, at);
        final long count = state.getLong(at + COUNT_OFFSET);
        state.putLong(at + COUNT_OFFSET, count + 1);
        final long scored = count - firstValues;
        if (scored < 0) {
            return Double.NaN;
        }
        final double logPeriod = ReturnPeriod.learn(surprise, scored, state, at + PERIOD_OFFSET);
        if (scored < ReturnPeriod.WARM_UP) {
            return Double.NaN;
        }
        return Incident.score(logPeriod > 0 ? logPeriod - Incident.watched(scored) : 0, state, at + INCIDENT_OFFSET);
    }

    @Override
    public long stateHash() {
        return heads.writeBack() + pieces().writeBack();
    }

    @Override
    public long stateRows() {
        return (long) heads.size() + pieces().size();
    }

    @Override
    public long stateBytes() {
        return heads.capacityBytes() + pieces().capacityBytes();
    }

    @Override
    public void close() {
        heads.close();
        pieces().close();
    }
}
