package io.turgo.operators.over;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
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
 * Gives each row the aggregates of a frame of rows of the same key that ends with it, as SQL's
 * {@code OVER (PARTITION BY key ORDER BY event_time ...)}:
 * <ul>
 * <li>{@link #range}: {@code RANGE BETWEEN INTERVAL ... PRECEDING AND CURRENT ROW}, the rows whose event time is at
 * most so much earlier. Both bounds are in the frame, and rows of one time, peers, are in each other's: they share one
 * result.
 * <li>{@link #rows}: {@code ROWS BETWEEN n PRECEDING AND CURRENT ROW}, the row itself and the n before it, by event
 * time, and among rows of one time in the order of the journal.
 * <li>{@link #unboundedRange} and {@link #unboundedRows}: the same with {@code UNBOUNDED PRECEDING}, all rows before.
 * </ul>
 *
 * <p>For each row one row comes out, with its fields, or those that {@link #keeping} names, and the aggregates. It
 * comes when the watermark has passed its event time: until then rows wait, and then they are taken in the order of
 * event time, as Flink's OVER does. So rows that are out of order within the watermark's bound give exactly what the
 * sorted rows give, and results come in the order of event time. A row that comes when the watermark has passed it is
 * counted (counter {@value #LATE}) and left out. As in SQL's PARTITION BY, null is a key of its own.
 *
 * <p>A row costs amortised O(1) whatever the length of the frame, beside its place in the order of those that wait.
 * Counts and exact sums and averages take back what leaves the frame; all others are kept in two stacks.
 *
 * <p>State, in bytes, beside an index of 13 to 26 for each row (21 to 58 where a key ends with a small number, as that
 * of a SYMBOL, and once half a MiB):
 * <pre>
 *   row that waits    32 + its fields and those of key and aggregates; beside the table 20 to 40
 *   row in a frame    40 + key + the fields of the aggregates, or in two stacks their state; with a range 4 beside it
 *   key with a frame  32 + key (at least 8) + the aggregates' state, or in two stacks 8 + two of them
 * </pre>
 * where a field takes 8, a wide DECIMAL 16, and 8 go for each 64 fields if any may be null; keys are those of
 * {@link KeyFields}, states those of {@link Aggregate}. With a range, rows are freed as soon as the watermark says that
 * no row will see them, and a key with its last row, whether rows of the key still come or not. With a number of rows
 * each key keeps its last rows for ever, and with all rows its aggregates' state, but no rows.
 *
 * <p>Immutable; any thread.
 */
public final class Over implements Operator {
    /** The counter of rows that the watermark had passed. */
    public static final String LATE = "late";

    private final Frame frame;
    private final List<String> keys;
    private final List<Aggregate> aggregates;
    private final List<String> kept;
    private final String name;

    private Over(
        Frame frame, List<String> keys, List<Aggregate> aggregates, List<String> kept, String name) {
        this.frame = frame;
        this.keys = keys;
        this.aggregates = aggregates;
        this.kept = kept;
        this.name = name;
    }

    /**
     * A frame of the rows that are at most so much earlier.
     *
     * @throws ConfigurationException if the range is negative or more than 292 years
     */
    public static Over range(Duration preceding) {
        return new Over(Frame.of(Range.of(preceding)), List.of(), List.of(), null, null);
    }

    /**
     * A frame of the row and so many before it.
     *
     * @throws ConfigurationException if the number is negative
     */
    public static Over rows(long preceding) {
        if (preceding < 0) {
            throw new ConfigurationException("rows=" + preceding + " < 0, a frame reaches back from its row");
        }
        return new Over(Frame.ofRows(preceding), List.of(), List.of(), null, null);
    }

    /** A frame of all rows up to the row's event time, its peers among them. */
    public static Over unboundedRange() {
        return new Over(Frame.ofAll(true), List.of(), List.of(), null, null);
    }

    /** A frame of the row and all before it. */
    public static Over unboundedRows() {
        return new Over(Frame.ofAll(false), List.of(), List.of(), null, null);
    }

    /** The same with a frame for each value of those fields of fixed width; without them there is one for all rows. */
    public Over by(String... fields) {
        return new Over(frame, List.of(fields), aggregates, kept, name);
    }

    /** The same with those aggregates. */
    public Over aggregate(Aggregate... functions) {
        return new Over(frame, keys, List.of(functions), kept, name);
    }

    /** The same with only those fields of the rows in the results, in that order; otherwise all of them. */
    public Over keeping(String... fields) {
        return new Over(frame, keys, aggregates, List.of(fields), name);
    }

    /** The same with that name for the schema of the results; otherwise the input's name and {@code _over}. */
    public Over named(String schema) {
        return new Over(frame, keys, aggregates, kept, schema);
    }

    @Override
    public String logic() {
        return "over/1 " + frame + " by=" + keys + " aggregates=" + aggregates + " keeping="
            + (kept == null ? "all" : kept) + " name=" + name;
    }

    @Override
    public Output plan(Schema in) {
        final String what = "OVER aggregation of `" + in.name() + "`";
        FrameDefinition.require(in, keys, aggregates, what);
        final List<Field> fields = new ArrayList<>();
        for (final String field : kept(in)) {
            fields.add(fixed(in, field, what));
        }
        fields.addAll(AccumulatorSet.results(aggregates, in));
        return Output.fresh(new Schema(name == null ? in.name() + "_over" : name, fields));
    }

    private List<String> kept(Schema in) {
        return kept == null ? in.fields().stream().map(Field::name).toList() : kept;
    }

    private static Field fixed(Schema in, String name, String what) {
        final Field field = in.field(name);
        if (field.type() == Type.STRING) {
            throw new ConfigurationException(what + " keeps rows until the watermark has passed them, but `" + name
                + "` is a STRING, which has no fixed width: declare it as SYMBOL, or name the fields to keep with "
                + "keeping(...)");
        }
        return field;
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        final FrameFields fields = FrameFields.of(context, keys, aggregates, frame.growing());
        final List<String> out = kept(context.in().schema());
        if (frame.growing()) {
            final GrowingFrames frames = new GrowingFrames(context, fields);
            return new OverGrowingStage(SlidingState.of(context, fields, keys, out, frames), frames, fields.newRow(),
                frame.withPeers(), context.outlet(), new OffHeapIntList(), new OffHeapIntList());
        }
        final SlidingState state = SlidingState.of(context, fields, keys, out, frame.withPeers(), false);
        return frame.withPeers()
            ? new OverRangeStage(state, fields.newRow(), frame.range(), context.outlet(), new OffHeapIntList(),
                new OffHeapIntList())
            : new OverRowsStage(state, fields.newRow(), frame.preceding(), context.outlet());
    }
}
