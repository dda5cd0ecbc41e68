package io.turgo.operators.detect;

import static io.turgo.operators.detect.EwmaDescriptor.COUNT_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.MEAN_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.PREVIOUS_OFFSET;
import static io.turgo.operators.detect.EwmaDescriptor.VARIANCE_OFFSET;

import io.turgo.operators.field.DoubleField;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Runs an {@link EwmaDetector}. */
final class EwmaStage extends KeyedStage {
    private static final int INITIAL_ROWS = 1024;

    private final DoubleField in;
    private final Column out;
    private final KeyFields keys;
    private final KeyedTable table;
    private final UnsafeBuffer key;
    private final AtomicCounter invalid;
    private final boolean relative;
    private final double alpha;
    private final long warmUp;
    private final double threshold;

    EwmaStage(
        StageContext context, String field, List<String> keys, EwmaDetector.Settings settings, String name) {
        in = new DoubleField(context.in().column(field));
        out = context.out().column(name);
        this.keys = KeyFields.of(context.in(), context.in(), keys);
        final int keyBytes = Math.max(Long.BYTES, this.keys.bytes());
        relative = settings.relative();
        final int valueBytes = relative ? EwmaDescriptor.RELATIVE_LENGTH : EwmaDescriptor.LENGTH;
        table = new KeyedTable(context.name(), new StateLayout(keyBytes, valueBytes, 0), INITIAL_ROWS);
        key = table.key();
        invalid = context.counter(EwmaDetector.INVALID);
        alpha = settings.alpha();
        warmUp = settings.warmUp();
        threshold = settings.threshold();
    }

    @Override
    public boolean onRow(Row row) {
        final double value = in.isNull(row) ? Double.NaN : in.read(row);
        if (Double.isFinite(value)) {
            keys.save(row, key, 0);
            final int id = table.findOrAdd();
            table.touch(id);
            take(row, value, table.rowBuffer(id), table.valueOffset(id));
        } else {
            invalid.incrementRelease();
            row.setNull(out);
        }
        return true;
    }

    /** Takes a finite value. */
    private void take(Row row, double value, UnsafeBuffer state, int at) {
        if (!relative) {
            observe(row, value, state, at);
            return;
        }
        final double previous = state.getDouble(at + PREVIOUS_OFFSET);
        DoubleField.save(state, at + PREVIOUS_OFFSET, value);
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
    private void observe(Row row, double x, UnsafeBuffer state, int at) {
        final long count = state.getLong(at + COUNT_OFFSET);
        if (count == 0) {
            state.putLong(at + COUNT_OFFSET, 1);
            DoubleField.save(state, at + MEAN_OFFSET, x);
            row.setNull(out);
            return;
        }
        final double mean = state.getDouble(at + MEAN_OFFSET);
        final double variance = state.getDouble(at + VARIANCE_OFFSET);
        final double distance = x - mean;
        if (count < warmUp) {
            row.setNull(out);
        } else {
            row.float64(out, score(Math.abs(distance), variance));
        }
        final double step = alpha * distance;
        final double nextMean = mean + step;
        final double nextVariance = (1 - alpha) * (variance + distance * step);
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
        final double sum = z + threshold;
        return sum == Double.POSITIVE_INFINITY ? 1 : z / sum;
    }

    @Override
    public KeyedTable table() {
        return table;
    }
}
