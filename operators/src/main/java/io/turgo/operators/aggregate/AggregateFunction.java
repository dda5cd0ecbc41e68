package io.turgo.operators.aggregate;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * What an {@link Aggregate} computes: the built-in functions are such, and so may be yours, by {@link Aggregate#of}.
 * Immutable; any thread. A geometric mean, in 16 bytes a group and without an object per row:
 * <pre>{@code
 * record GeometricMean(String field) implements AggregateFunction {
 *     public String logic() {
 *         return "geometricMean/1(" + field + ")";
 *     }
 *
 *     public List<String> inputs() {
 *         return List.of(field);
 *     }
 *
 *     public List<Field> results(String name, Schema in) {
 *         return List.of(Field.float64(name).orNull());
 *     }
 *
 *     public Accumulator accumulator(Scope in, List<Column> out) {
 *         return new LogSum(in.column(field), out.get(0));
 *     }
 * }
 *
 * record LogSum(Column in, Column out) implements Accumulator {
 *     public int stateBytes() {
 *         return 2 * Long.BYTES;
 *     }
 *
 *     public void add(Row row, MemoryWindow state, int at) {
 *         if (!row.isNull(in)) {
 *             state.putLong(at, state.getLong(at) + 1);
 *             state.putDouble(at + 8, state.getDouble(at + 8) + StrictMath.log(row.float64(in)));
 *         }
 *     }
 *
 *     public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
 *         into.putLong(intoAt, into.getLong(intoAt) + from.getLong(fromAt));
 *         into.putDouble(intoAt + 8, into.getDouble(intoAt + 8) + from.getDouble(fromAt + 8));
 *     }
 *
 *     public void write(MemoryWindow state, int at, Row row) {
 *         if (state.getLong(at) != 0) {
 *             row.float64(out, StrictMath.exp(state.getDouble(at + 8) / state.getLong(at)));
 *         }
 *     }
 * }
 * }</pre>
 */
public interface AggregateFunction {
    /**
     * The function with its fields and parameters in a normal form. It is part of the pipeline's identity: a change of
     * what is computed needs another text.
     */
    String logic();

    /** The fields that {@link Accumulator#add} reads; sliding frames keep these of a row, and its event time. */
    List<String> inputs();

    /**
     * The fields of the result over rows of that schema, a name and type each; nullable if the function may leave them
     * null.
     *
     * @param name of the aggregate: of its field, or what the names of its fields begin with
     * @throws io.turgo.error.ConfigurationException if the schema has not what the function needs
     */
    List<Field> results(String name, Schema in);

    /**
     * What does the work. Called once for each stage and thread.
     *
     * @param in  the rows to aggregate
     * @param out the columns of the results, in the order of {@link #results}
     */
    Accumulator accumulator(Scope in, List<Column> out);

    /**
     * The same for frames that rows leave again. Where an accumulator of more state is {@link Accumulator#retractable}
     * and the other one is not, it saves the frame from keeping a state for each of its rows.
     */
    default Accumulator sliding(Scope in, List<Column> out) {
        return accumulator(in, out);
    }
}
