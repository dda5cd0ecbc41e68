package io.turgo.operators.aggregate;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * Estimates how many different values there are, by hash4j's HyperLogLog. State: its registers of 6 bits, four in three
 * bytes, all zero at first. P. Flajolet et al., "HyperLogLog: the analysis of a near-optimal cardinality estimation
 * algorithm", AofA 2007; O. Ertl, "New cardinality estimation algorithms for HyperLogLog sketches", arXiv 1702.01284
 * (2017), for the estimator, which adds, multiplies and takes roots only and so gives the same on every machine.
 *
 * <p>The library works on an array of its own. A value changes one register, so that only the three bytes it is in go
 * there and back; a merge and a result move all of them.
 *
 * @param sketch to work in, of the precision wanted
 * @param other  of the same precision, to merge from
 */
record HyperLogLogCount(ValueHash hash, Column out, HyperLogLog sketch, HyperLogLog other) implements Accumulator {
    private static final int GROUP_BYTES = 3;
    private static final int GROUP_BITS = 2;

    @Override
    public int stateBytes() {
        return sketch.getState().length;
    }

    @Override
    public void add(Row row, MemoryWindow state, int at) {
        if (hash.isNull(row)) {
            return;
        }
        final long value = hash.of(row);
        final byte[] registers = sketch.getState();
        final int group = (int) (value >>> Long.SIZE - sketch.getP() + GROUP_BITS) * GROUP_BYTES;
        final int place = at + group;
        registers[group] = state.getByte(place);
        registers[group + 1] = state.getByte(place + 1);
        registers[group + 2] = state.getByte(place + 2);
        sketch.add(value);
        state.putByte(place, registers[group]);
        state.putByte(place + 1, registers[group + 1]);
        state.putByte(place + 2, registers[group + 2]);
    }

    private static HyperLogLog load(MemoryWindow state, int at, HyperLogLog target) {
        final byte[] registers = target.getState();
        for (int i = 0; i < registers.length; i++) {
            registers[i] = state.getByte(at + i);
        }
        return target;
    }

    @Override
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        final byte[] merged = load(into, intoAt, sketch).add(load(from, fromAt, other)).getState();
        for (int i = 0; i < merged.length; i++) {
            into.putByte(intoAt + i, merged[i]);
        }
    }

    @Override
    public void write(MemoryWindow state, int at, Row row) {
        final double estimate =
            load(state, at, sketch).getDistinctCountEstimate(HyperLogLog.CORRECTED_RAW_ESTIMATOR);
        row.int64(out, Math.round(estimate));
    }
}
