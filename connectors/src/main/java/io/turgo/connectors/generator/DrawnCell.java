package io.turgo.connectors.generator;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/** Sets any of all numbers of the type. Belongs to one thread. */
final class DrawnCell extends GeneratedCell {
    DrawnCell(Column column) {
        super(column);
    }

    @Override
    void set(Row row, long number, long random) {
        if (column.type() == Type.INT32) {
            row.int32(column, (int) random);
        } else {
            row.int64(column, random);
        }
    }
}
