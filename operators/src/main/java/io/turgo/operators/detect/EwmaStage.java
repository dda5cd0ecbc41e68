package io.turgo.operators.detect;

import static io.turgo.operators.detect.EwmaDescriptor.COUNT_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.MEAN_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.PREVIOUS_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.VARIANCE_OFFSET;

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

/** Runs an {@link EwmaDetector}. */
record EwmaStage(
    DoubleField in, Column out, KeyFields keys, KeyedTable table, AtomicCounter invalid,
    EwmaDetector.Settings settings) implements KeyedStage {
    private static final int INITIAL_ROWS = 1024;

    static EwmaStage of(
        StageContext context, String field, List<String> keys, EwmaDetector.Settings settings, String name) {
        final KeyFields key = KeyFields.of(context.in(), context.in(), keys);
        final int valueBytes = settings.relative() ? EwmaDescriptor.RELATIVE_LENGTH : EwmaDescriptor.LENGTH;
        return new EwmaStage(new DoubleField(context.in().column(field)), context.out().column(name), key,
            new KeyedTable(context.name(), new StateLayout(Math.max(Long.BYTES, key.bytes()), valueBytes, 0),
                INITIAL_ROWS),
            context.counter(EwmaDetector.INVALID), settings);
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        keys.load(image, 0, into);
    }

    @Override
    public boolean onRow(Row row) {
        final double value = in.isNull(row) ? Double.NaN : in.read(row);
        if (Double.isFinite(value)) {
            final int id = keys.findOrAdd(table, row);
            table.touch(id);
            take(row, value, table.at(id), table.layout().valueOffset());
        } else {
            invalid.incrementRelease();
            row.setNull(out);
        }
        return true;
    }

    /** Takes a finite value. */
    private void take(Row row, double value, MemoryWindow state, int at) {
        if (!settings.relative()) {
            observe(row, value, state, at);
            return;
        }
        final double previous = state.getDouble(at + PREVIOUS_OFFSET);
        state.putDouble(at + PREVIOUS_OFFSET, value);
        final double change = value / previous - 1;
        if (previous == 0) {
            row.setNull(out);
        } else if (Double.isFinite(change)) {
            observe(row, change, state, at);
        } else {
            invalid.incrementRelease();
            row.setNull(out);
        }
    }

    /** Scores a finite x against what was learned before it, then learns it. */
    private void observe(Row row, double x, MemoryWindow state, int at) {
        final long count = state.getLong(at + COUNT_OFFSET);
        if (count == 0) {
            state.putLong(at + COUNT_OFFSET, 1);
            state.putDouble(at + MEAN_OFFSET, x);
            row.setNull(out);
            return;
        }
        final double mean = state.getDouble(at + MEAN_OFFSET);
        final double variance = state.getDouble(at + VARIANCE_OFFSET);
        final double distance = x - mean;
        if (count < settings.warmUp()) {
            row.setNull(out);
        } else {
            row.float64(out, score(Math.abs(distance), variance));
        }
        final double step = settings.alpha() * distance;
        final double nextMean = mean + step;
        final double nextVariance = (1 - settings.alpha()) * (variance + distance * step);
        if (Double.isFinite(nextMean) && Double.isFinite(nextVariance)) {
            state.putLong(at + COUNT_OFFSET, count + 1);
            state.putDouble(at + MEAN_OFFSET, nextMean);
            state.putDouble(at + VARIANCE_OFFSET, nextVariance);
        } else {
            invalid.incrementRelease();
        }
    }

    /** {@link Math#sqrt} is exactly rounded by its specification, so there is no need for the slower StrictMath. */
    private double score(double distance, double variance) {
        if (variance == 0) {
            return distance == 0 ? 0 : 1;
        }
        final double z = distance / Math.sqrt(variance);
        final double sum = z + settings.threshold();
        return sum == Double.POSITIVE_INFINITY ? 1 : z / sum;
    }
}
