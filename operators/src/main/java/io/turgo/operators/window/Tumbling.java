package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Aggregates rows by key over windows [start, end) of event time that follow one another without gap or overlap. A
 * window fires when the watermark says that no more of its rows are due; a row that comes later all the same is counted
 * (counter {@value #LATE}) and left out.
 *
 * <p>A result row has {@value #WINDOW_START}, {@value #WINDOW_END}, the key's fields and the aggregates, in this order.
 * Its event time is the window's last nanosecond, end - 1. Results come in the order of window ends, and within a
 * window in the order of each key's first record. As in SQL's GROUP BY, null is a key of its own.
 *
 * <p>State, for each key of each open window: 16 bytes of header, 8 of window end, the bytes of the key
 * ({@link KeyFields}), those of the aggregates ({@link Aggregate}) and 8 for the arrival of the first record, all in
 * one row; and beside it 4 bytes of the window's list and 13 to 26 of index, 21 to 58 where the last field of the
 * key is a small number, as that of a SYMBOL is. So a window by one SYMBOL with count() and
 * one sum of a DECIMAL keeps 72 bytes a row. Nothing is kept of windows that have fired.
 *
 * <p>Immutable; any thread.
 */
public final class Tumbling implements Operator {
    /** The output field with the window's start. */
    public static final String WINDOW_START = "window_start";
    /** The output field with the window's end, the first nanosecond behind it. */
    public static final String WINDOW_END = "window_end";
    /** The counter of rows whose window had fired. */
    public static final String LATE = "late";

    private final long sizeNs;
    private final long offsetNs;
    private final List<String> keys;
    private final List<Aggregate> aggregates;
    private final String name;

    private Tumbling(long sizeNs, long offsetNs, List<String> keys, List<Aggregate> aggregates, String name) {
        this.sizeNs = sizeNs;
        this.offsetNs = offsetNs;
        this.keys = keys;
        this.aggregates = aggregates;
        this.name = name;
    }

    /**
     * Windows of that size, aligned to the epoch.
     *
     * @throws ConfigurationException if it is not from one nanosecond to 292 years
     */
    public static Tumbling every(Duration size) {
        final long sizeNs = nanoseconds(size, "window size");
        if (sizeNs <= 0) {
            throw new ConfigurationException("window size=" + size + " <= 0, windows last a nanosecond at least");
        }
        return new Tumbling(sizeNs, 0, List.of(), List.of(), null);
    }

    private static long nanoseconds(Duration duration, String what) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException e) {
            throw new ConfigurationException(what + "=" + duration + " > " + Duration.ofNanos(Long.MAX_VALUE)
                + ", which is the range of a TIMESTAMP", e);
        }
    }

    /** The same, grouped by those fields of fixed width; without them each window has one group. */
    public Tumbling by(String... fields) {
        return new Tumbling(sizeNs, offsetNs, List.of(fields), aggregates, name);
    }

    /** The same with windows that start so much later, or earlier if it is negative. */
    public Tumbling offset(Duration offset) {
        return new Tumbling(sizeNs, nanoseconds(offset, "window offset"), keys, aggregates, name);
    }

    /** The same with those aggregates. */
    public Tumbling aggregate(Aggregate... functions) {
        return new Tumbling(sizeNs, offsetNs, keys, List.of(functions), name);
    }

    /** The same with that name for the schema of the results; otherwise the input's name and {@code _windows}. */
    public Tumbling named(String schema) {
        return new Tumbling(sizeNs, offsetNs, keys, aggregates, schema);
    }

    @Override
    public String logic() {
        return "tumbling/1 sizeNs=" + sizeNs + " offsetNs=" + Math.floorMod(offsetNs, sizeNs) + " by=" + keys
            + " aggregates=" + aggregates + " name=" + name;
    }

    @Override
    public Output plan(Schema in) {
        if (aggregates.isEmpty()) {
            throw new ConfigurationException("tumbling window over `" + in.name()
                + "` has no aggregate, name one, e.g. aggregate(count())");
        }
        KeyFields.require(in, keys, "tumbling window over `" + in.name() + "`");
        final List<Field> fields = new ArrayList<>();
        fields.add(Field.timestamp(WINDOW_START));
        fields.add(Field.timestamp(WINDOW_END));
        keys.forEach(key -> fields.add(in.field(key)));
        fields.addAll(AccumulatorSet.results(aggregates, in));
        return Output.fresh(new Schema(name == null ? in.name() + "_windows" : name, fields));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        return TumblingStage.of(new WindowAxis(sizeNs, offsetNs), keys, aggregates, context);
    }
}
