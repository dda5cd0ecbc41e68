package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.DoubleField;

/**
 * A sum of doubles in two words of state: the running sum, and what rounding has taken from it. A. Neumaier,
 * "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974), 39-51, method IV. Where the
 * running sum is infinite or NaN it is the result.
 */
final class CompensatedSum {
    static final int BYTES = 2 * Long.BYTES;

    private CompensatedSum() {
    }

    static void add(double value, MemoryWindow state, int at) {
        final double sum = state.getDouble(at);
        final double next = sum + value;
        final double lost = Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
        DoubleField.save(state, at, next);
        DoubleField.save(state, at + Long.BYTES, state.getDouble(at + Long.BYTES) + lost);
    }

    static void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        add(from.getDouble(fromAt), into, intoAt);
        final double lost = into.getDouble(intoAt + Long.BYTES) + from.getDouble(fromAt + Long.BYTES);
        DoubleField.save(into, intoAt + Long.BYTES, lost);
    }

    static double read(MemoryWindow state, int at) {
        final double sum = state.getDouble(at);
        return Double.isFinite(sum) ? sum + state.getDouble(at + Long.BYTES) : sum;
    }
}
