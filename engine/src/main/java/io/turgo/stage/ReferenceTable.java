package io.turgo.stage;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;

/**
 * A small table beside the stream. Its content and every change of it are journaled, so that a look-up gives the same
 * in replay.
 *
 * @param name   unique in a pipeline
 * @param schema of its rows; without STRING fields
 * @param key    the field by which rows are found and replaced
 */
public record ReferenceTable(String name, Schema schema, String key) {
    /** Checks that the key exists and that every field has a fixed width. */
    public ReferenceTable {
        schema.field(key);
        for (final Field field : schema.fields()) {
            if (field.type() == Type.STRING) {
                throw new ConfigurationException("reference table `" + name + "` has STRING field `" + field.name()
                    + "`, its rows need a fixed width: declare it as SYMBOL");
            }
        }
    }
}
