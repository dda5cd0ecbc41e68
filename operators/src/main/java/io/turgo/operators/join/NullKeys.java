package io.turgo.operators.join;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.JoinContext;

/**
 * Tells rows that have a null in their key.
 *
 * @param nullable the fields of the key that may be null
 */
record NullKeys(Column[] nullable) {
    static NullKeys of(JoinContext context) {
        return new NullKeys(context.keys().stream().map(context.stage().in()::column)
            .filter(column -> column.field().nullable()).toArray(Column[]::new));
    }

    boolean has(Row row) {
        for (final Column column : nullable) {
            if (row.isNull(column)) {
                return true;
            }
        }
        return false;
    }
}
