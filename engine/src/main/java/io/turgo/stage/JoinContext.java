package io.turgo.stage;

import io.turgo.record.Column;
import io.turgo.record.Row;
import java.util.List;

/**
 * What the stage of a join gets. Rows of both sides come in the layout of a {@link Junction}: those of one side have
 * nulls in the fields of the other.
 *
 * @param stage where new rows go, cause, counters; its {@link StageContext#in} are the rows of the junction
 * @param left  the left rows' fields, under their own names
 * @param right the right rows' fields, under their own names
 * @param side  the BOOLEAN that is true for right rows
 * @param keys  the names of the fields with the values of the keys, of rows of either side, in {@code stage.in()}
 */
public record JoinContext(StageContext stage, Scope left, Scope right, Column side, List<String> keys) {
    /** Whether a row that has come in is one of the right side. */
    public boolean isRight(Row row) {
        return row.bool(side);
    }
}
