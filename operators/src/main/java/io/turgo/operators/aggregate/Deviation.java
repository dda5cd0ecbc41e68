package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * The standard deviation or the variance in one pass. State: the count, the mean, the sum of squared distances from it.
 * B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", Technometrics 4 (1962),
 * 419-420. Parts are merged after T. F. Chan, G. H. Golub, R. J. LeVeque, "Updating Formulae and a Pairwise Algorithm
 * for Computing Sample Variances", Stanford STAN-CS-79-773 (1979), equation 2.1b.
 */
record Deviation(DoubleField in, Column out, int lostDegrees, boolean root) implements Accumulator {
    private static final int MEAN = Long.BYTES;
    private static final int SQUARES = 2 * Long.BYTES;

    /**
     * A deviation, or its square.
     *
     * @param lostDegrees what is taken from the count to divide by: 0 for a population, 1 for a sample
     * @param root        whether the result is the root of the variance
     */
    Deviation(Column in, Column out, int lostDegrees, boolean root) {
        this(new DoubleField(in), out, lostDegrees, root);
    }

    @Override
    public int stateBytes() {
        return 3 * Long.BYTES;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (in.isNull(row)) {
            return;
        }
        final double value = in.read(row);
        final long count = state.getLong(at) + 1;
        final double mean = state.getDouble(at + MEAN);
        final double distance = value - mean;
        final double nextMean = mean + distance / count;
        state.putLong(at, count);
        DoubleField.save(state, at + MEAN, nextMean);
        DoubleField.save(state, at + SQUARES, state.getDouble(at + SQUARES) + distance * (value - nextMean));
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        final long more = from.getLong(fromAt);
        if (more == 0) {
            return;
        }
        final long own = into.getLong(intoAt);
        if (own == 0) {
            for (int i = 0; i < stateBytes(); i += Long.BYTES) {
                into.putLong(intoAt + i, from.getLong(fromAt + i));
            }
            return;
        }
        final long count = own + more;
        final double mean = into.getDouble(intoAt + MEAN);
        final double distance = from.getDouble(fromAt + MEAN) - mean;
        final double share = (double) more / count;
        final double squares = into.getDouble(intoAt + SQUARES) + from.getDouble(fromAt + SQUARES);
        into.putLong(intoAt, count);
        DoubleField.save(into, intoAt + MEAN, mean + distance * share);
        DoubleField.save(into, intoAt + SQUARES, squares + distance * distance * share * own);
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final long degrees = state.getLong(at) - lostDegrees;
        if (degrees > 0) {
            final double variance = state.getDouble(at + SQUARES) / degrees;
            DoubleField.set(row, out, root ? Math.sqrt(variance) : variance);
        }
    }
}
