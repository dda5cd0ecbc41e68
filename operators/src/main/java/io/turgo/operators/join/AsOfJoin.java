package io.turgo.operators.join;

import io.turgo.stage.JoinContext;
import io.turgo.stage.Stage;

/**
 * Gives each left row the right row of the same key that held at its time: the newest whose time is at or before that
 * of the left row; of several of one time the last that came. The right stream is a table's versions, and the join the
 * temporal join of SQL (FOR SYSTEM_TIME AS OF left.time).
 *
 * <p>A left row waits until the watermark has passed it, so that right rows that come out of order count. Then it
 * comes out with its own event time, rows in the order of their times, those of one time as they came. A left row that
 * is late itself is left out and counted (counter {@value KeyedJoin#LATE}); a right row that is late is counted too,
 * and holds from then on if it is not older than the version that held by then. Left rows for which no version holds
 * are counted (counter {@value KeyedJoin#UNMATCHED}), and come out with nulls in a left join.
 *
 * <p>State: a row for each row, of either side, that the watermark has not passed, and one for each key that has had a
 * version by the watermark: older ones are forgotten, the one that holds is not. With k the bytes of the key
 * ({@link io.turgo.operators.field.KeyFields}), l and r those of the fields that come out of either side (8, and 8 for
 * each, 16 for a DECIMAL of more than 18 digits): a waiting row takes 64 + k + max(l, r) bytes, and beside it 13 to 26
 * of index and 20 to 40 of order; a version takes 24 + k + r, and 13 to 26 of index.
 *
 * <p>Immutable; any thread.
 */
public final class AsOfJoin extends KeyedJoin<AsOfJoin> {
    private AsOfJoin(JoinSpec spec) {
        super(spec);
    }

    /** An inner join by no key: all right rows are versions of one thing. */
    public static AsOfJoin newest() {
        return new AsOfJoin(JoinSpec.PLAIN);
    }

    @Override
    AsOfJoin with(JoinSpec changed) {
        return new AsOfJoin(changed);
    }

    @Override
    public String logic() {
        return "as-of-join/1 " + spec();
    }

    @Override
    public Stage create(JoinContext context) {
        return AsOfStage.of(context, spec());
    }
}
