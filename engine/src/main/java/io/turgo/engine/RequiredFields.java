package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;

/** Refuses a record in which a field is unset that may not be null. */
final class RequiredFields {
    private final String name;
    private final RecordLayout layout;
    private final long[] masks;

    /** @param fields how many of the layout's first fields count */
    RequiredFields(String name, RecordLayout layout, int fields) {
        this.name = name;
        this.layout = layout;
        masks = layout.requiredMasks(fields);
    }

    static void check(String name, RecordLayout layout, int fields, Row row) {
        new RequiredFields(name, layout, fields).check(row);
    }

    void check(Row row) {
        for (int i = 0; i < masks.length; i++) {
            final int word = row.offset() + RecordDescriptor.HEADER_LENGTH + i * Long.BYTES;
            if ((row.buffer().getLong(word) & masks[i]) != 0) {
                throw missing(row);
            }
        }
    }

    private ConfigurationException missing(Row row) {
        for (final Column column : layout.columns()) {
            if (!column.field().nullable() && row.isNull(column)) {
                return new ConfigurationException("a record of `" + name + "` lacks field `" + column.field()
                    + "`, set it before the commit or declare it as nullable");
            }
        }
        throw new IllegalStateException("no field is missing");
    }
}
