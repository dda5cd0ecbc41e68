package io.turgo.operators.join;

import io.turgo.error.ConfigurationException;
import io.turgo.stage.JoinContext;
import io.turgo.stage.Stage;
import java.time.Duration;

/**
 * Joins each left row with all right rows of the same key that are near it in time: left.time BETWEEN right.time +
 * lower AND right.time + upper, both included, as in SQL.
 *
 * <p>A pair comes out when the second of its rows comes, with the later of their event times; the pairs of one row in
 * the order of the other rows' times, those of one time as they came. In a left join a left row without any match comes
 * out with nulls when the watermark has passed the last right row that could match it; its event time is that row's
 * latest time, or its own if that is later, so that it is not late for what follows. A row that is late itself is left
 * out and counted (counter {@value KeyedJoin#LATE}).
 *
 * <p>State: each row is kept until the watermark has passed the last row of the other side that could match it: a left
 * row until left.time - lower, a right row until right.time + upper. With k the bytes of the key
 * ({@link io.turgo.operators.field.KeyFields}), l and r those of the fields that come out of either side (8, and 8 for
 * each, 16 for a DECIMAL of more than 18 digits) a row takes 64 + k + max(l, r) bytes, and beside it 13 to 26 of index
 * and 20 to 40 of order; each side of a key that has rows takes 32 + k, and 13 to 26 of index. The work for a row grows
 * with its matches, and with the rows of its key and side that have come before it and are later.
 *
 * <p>Immutable; any thread.
 */
public final class IntervalJoin extends KeyedJoin<IntervalJoin> {
    private final long lowerNs;
    private final long upperNs;

    private IntervalJoin(long lowerNs, long upperNs, JoinSpec spec) {
        super(spec);
        this.lowerNs = lowerNs;
        this.upperNs = upperNs;
    }

    /**
     * An inner join by no key of left rows whose time is from {@code lower} to {@code upper} behind that of a right
     * row.
     *
     * @param lower negative for left rows that are earlier
     * @param upper negative for left rows that are earlier
     * @throws ConfigurationException if upper is less than lower, or one is beyond 292 years
     */
    public static IntervalJoin between(Duration lower, Duration upper) {
        if (lower.compareTo(upper) > 0) {
            throw new ConfigurationException("an interval join from lower=" + lower + " > upper=" + upper
                + " matches nothing: give the lower bound first");
        }
        return new IntervalJoin(
            Ranges.nanoseconds(lower, "lower"), Ranges.nanoseconds(upper, "upper"), JoinSpec.PLAIN);
    }

    @Override
    IntervalJoin with(JoinSpec changed) {
        return new IntervalJoin(lowerNs, upperNs, changed);
    }

    @Override
    public String logic() {
        return "interval-join/1 lower=" + lowerNs + " upper=" + upperNs + ' ' + spec();
    }

    @Override
    public Stage create(JoinContext context) {
        return IntervalStage.of(context, spec(), lowerNs, upperNs);
    }
}
