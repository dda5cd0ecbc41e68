package io.turgo.sql;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.Accumulator;
import io.turgo.operators.aggregate.AggregateFunction;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.sql.relational.SqlAggregate;
import io.turgo.stage.Scope;
import java.util.List;

/** A user's aggregate: the product of whole numbers. */
public final class Product implements SqlAggregate {
    @Override
    public String name() {
        return "product";
    }

    @Override
    public String signature() {
        return "PRODUCT(number)";
    }

    @Override
    public String summary() {
        return "the product";
    }

    @Override
    public int arguments() {
        return 1;
    }

    @Override
    public AggregateFunction of(List<String> fields) {
        return new Function(fields);
    }

    private record Function(List<String> inputs) implements AggregateFunction {
        @Override
        public String logic() {
            return "product/1" + inputs;
        }

        @Override
        public List<Field> results(String name, Schema in) {
            return List.of(Field.int64(name).orNull());
        }

        @Override
        public Accumulator accumulator(Scope in, List<Column> out) {
            return new State(in.column(inputs.get(0)), out.get(0));
        }
    }

    private record State(Column in, Column out) implements Accumulator {
        @Override
        public int stateBytes() {
            return 2 * Long.BYTES;
        }

        @Override
        public void add(Row row, MemoryWindow state, int at) {
            if (!row.isNull(in)) {
                put(state, at, row.int32(in));
            }
        }

        private static void put(MemoryWindow state, int at, long factor) {
            final boolean any = state.getLong(at) != 0;
            state.putLong(at, 1);
            state.putLong(at + Long.BYTES, any ? state.getLong(at + Long.BYTES) * factor : factor);
        }

        @Override
        public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
            if (from.getLong(fromAt) != 0) {
                put(into, intoAt, from.getLong(fromAt + Long.BYTES));
            }
        }

        @Override
        public void write(MemoryWindow state, int at, Row row) {
            if (state.getLong(at) != 0) {
                row.int64(out, state.getLong(at + Long.BYTES));
            }
        }
    }
}
