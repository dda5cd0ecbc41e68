package io.turgo.operators.join;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;
import java.util.List;

/**
 * Lets the first row of a key pass and drops those that come after it and are less than a duration away from it in
 * event time. Of two rows out of order it is the one that comes first that passes, also if its time is later: it has
 * left by the time the other one comes. A row that was dropped drops no others. Dropped rows are counted (counter
 * {@value #DROPPED}). A row that the watermark has passed is dropped and counted apart (counter {@value #LATE}): what
 * it would repeat may be forgotten. As in SQL's GROUP BY, null is a key of its own.
 *
 * <p>State, for each row that has passed, until the watermark has passed everything that is less than the duration
 * behind it: 16 bytes of header, those of the key ({@link KeyFields}), 8 of its stretch of time and 8 of its time; and
 * beside it 13 to 26 of index and 20 to 40 of order.
 *
 * <p>Immutable; any thread.
 */
public final class Deduplicate implements Operator {
    /** The counter of rows that repeat another one. */
    public static final String DROPPED = "dropped";
    /** The counter of rows that came when the watermark had passed them. */
    public static final String LATE = "late";

    private final long withinNs;
    private final List<String> keys;

    private Deduplicate(long withinNs, List<String> keys) {
        this.withinNs = withinNs;
        this.keys = keys;
    }

    /**
     * Drops rows that are less than this away from one that has passed.
     *
     * @throws ConfigurationException if it is not from one nanosecond to 292 years
     */
    public static Deduplicate within(Duration duration) {
        final long withinNs = Ranges.nanoseconds(duration, "within");
        if (withinNs <= 0) {
            throw new ConfigurationException("within=" + duration + " <= 0 drops no row: give a nanosecond at least");
        }
        return new Deduplicate(withinNs, List.of());
    }

    /** The same for each value of those fields of fixed width; without them all rows repeat each other. */
    public Deduplicate by(String... fields) {
        return new Deduplicate(withinNs, List.of(fields));
    }

    @Override
    public String logic() {
        return "deduplicate/1 within=" + withinNs + " by=" + keys;
    }

    @Override
    public Output plan(Schema in) {
        KeyFields.require(in, keys, "deduplicate");
        return Output.same();
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        return DeduplicateStage.of(withinNs, keys, context);
    }
}
