package io.turgo.operators.over;

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
import io.turgo.state.OffHeapIntList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps, for each key, the aggregates of its rows of the last so much time, and gives them whenever they change: when
 * rows come, and also when rows have become too old, though the key is silent. At an instant t the frame of a key holds
 * the rows with event times from t - range to t, both in it. So a row enters at its event time, together with its
 * peers, and leaves one nanosecond after event time + range. For each instant at which rows of a key have entered or
 * left one result comes, with {@value #CHANGED_AT}, the instant, which is also its event time, the key's fields and the
 * aggregates, in this order. To see all results of a key is to know its value at any time: it is that of the last
 * result before.
 *
 * <p>When the last row has left, the result is that of no rows: counts are 0, all other aggregates null (read through a
 * view or a {@code derive}, a null number is 0). Nothing is kept of the key then. At the end of input all rows leave,
 * each at its own instant.
 *
 * <p>Rows wait until the watermark has passed them, as with {@link Over}; so rows that are out of order within the
 * watermark's bound give exactly what the sorted rows give, results come in the order of event time, and late rows are
 * counted (counter {@value Over#LATE}) and left out. When a row leaves is decided by the watermark too: where all keys
 * may be silent, the source needs an idle timeout. Costs and state are those of {@link Over} with a range, and 16 bytes
 * more for each key with a frame. As in SQL's GROUP BY, null is a key of its own.
 *
 * <p>Immutable; any thread.
 */
public final class Running implements Operator {
    /** The output field with the instant from which the result holds. */
    public static final String CHANGED_AT = "changed_at";

    private final Range range;
    private final List<String> keys;
    private final List<Aggregate> aggregates;
    private final String name;

    private Running(Range range, List<String> keys, List<Aggregate> aggregates, String name) {
        this.range = range;
        this.keys = keys;
        this.aggregates = aggregates;
        this.name = name;
    }

    /**
     * Aggregates over the rows that are at most so old.
     *
     * @throws ConfigurationException if the range is negative or more than 292 years
     */
    public static Running over(Duration range) {
        return new Running(Range.of(range), List.of(), List.of(), null);
    }

    /** The same for each value of those fields of fixed width; without them there is one result for all rows. */
    public Running by(String... fields) {
        return new Running(range, List.of(fields), aggregates, name);
    }

    /** The same with those aggregates. */
    public Running aggregate(Aggregate... functions) {
        return new Running(range, keys, List.of(functions), name);
    }

    /** The same with that name for the schema of the results; otherwise the input's name and {@code _running}. */
    public Running named(String schema) {
        return new Running(range, keys, aggregates, schema);
    }

    @Override
    public String logic() {
        return "running/1 rangeNs=" + range.lengthNs() + " by=" + keys + " aggregates=" + aggregates + " name=" + name;
    }

    @Override
    public Output plan(Schema in) {
        FrameDefinition.require(in, keys, aggregates, "running view of `" + in.name() + "`");
        final List<Field> fields = new ArrayList<>();
        fields.add(Field.timestamp(CHANGED_AT));
        keys.forEach(key -> fields.add(in.field(key)));
        AccumulatorSet.results(aggregates, in).forEach(field -> fields.add(field.orNull()));
        return Output.fresh(new Schema(name == null ? in.name() + "_running" : name, fields));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        final FrameFields fields = FrameFields.of(context, keys, aggregates, false);
        return new RunningStage(SlidingState.of(context, fields, keys, List.of(), true, true), fields.newRow(), range,
            KeyFields.of(fields.scope(), context.out(), keys), context.out().column(CHANGED_AT), context.outlet(),
            new OffHeapIntList(), new OffHeapIntList());
    }
}
