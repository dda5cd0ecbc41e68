package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.RowValues;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/** Numbered states of a list of aggregates, side by side in memory, each in a window of its own. */
final class States {
    private static final int SLOT_BYTES = 1 << 16;
    /** What lies before a state, and stays as it is. */
    private static final int MARGIN = 16;

    private final RowValues values = new RowValues(new SymbolDictionary(1 << 20));
    private final Row row = new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_BYTES)), 0, SLOT_BYTES);
    private final Scope in;
    private final Scope out;
    private final AccumulatorSet set;
    private final UnsafeBuffer memory;

    States(Schema schema, List<Aggregate> aggregates, int count) {
        this(schema, aggregates, count, false);
    }

    /** @param sliding whether rows are taken back */
    States(Schema schema, List<Aggregate> aggregates, int count, boolean sliding) {
        in = Scope.of(schema);
        out = Scope.of(new Schema("results", AccumulatorSet.results(aggregates, schema)));
        set = sliding ? AccumulatorSet.sliding(aggregates, in, out) : AccumulatorSet.of(aggregates, in, out);
        memory = new UnsafeBuffer(ByteBuffer.allocateDirect(count * lengthBytes()));
    }

    AccumulatorSet set() {
        return set;
    }

    private int lengthBytes() {
        return MARGIN + set.stateBytes();
    }

    private MemoryWindow window(int state) {
        return new MemoryWindow().wrap(memory.addressOffset() + (long) state * lengthBytes(), lengthBytes());
    }

    private Row row(long time, Map<String, ?> fields) {
        row.reset(in.layout());
        row.eventTimeNs(time);
        values.write(in, row, fields);
        return row;
    }

    void add(int state, long time, Map<String, ?> fields) {
        set.add(row(time, fields), window(state), MARGIN);
    }

    void retract(int state, long time, Map<String, ?> fields) {
        set.retract(row(time, fields), window(state), MARGIN);
    }

    void merge(int from, int into) {
        final byte[] before = bytes(from);
        set.merge(window(from), MARGIN, window(into), MARGIN);
        if (!Arrays.equals(before, bytes(from))) {
            throw new AssertionError("the state merged from has changed");
        }
    }

    /** Adds random rows, in this order, to the first so many states, and returns them. */
    List<TimedRow> addParts(Random random, int parts, int times) {
        final List<TimedRow> rows = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            for (int i = random.nextInt(random.nextBoolean() ? 3 : 60); i > 0; i--) {
                final TimedRow row = TimedRow.random(random, times);
                rows.add(row);
                add(part, row.time(), row.fields());
            }
        }
        return rows;
    }

    /** Merges the first so many states, two neighbours at a time, into state 0. */
    void mergeParts(Random random, int parts) {
        final List<Integer> left = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            left.add(part);
        }
        while (left.size() > 1) {
            final int into = random.nextInt(left.size() - 1);
            merge(left.remove(into + 1), left.get(into));
        }
    }

    void clear(int state) {
        window(state).setMemory(0, lengthBytes(), (byte) 0);
    }

    byte[] bytes(int state) {
        final byte[] bytes = new byte[set.stateBytes()];
        memory.getBytes(state * lengthBytes() + MARGIN, bytes);
        return bytes;
    }

    Map<String, Object> results(int state) {
        row.reset(out.layout());
        set.write(window(state), MARGIN, row);
        return values.read(out, row);
    }
}
