package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.DoubleField;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import java.util.List;

/**
 * What all detectors have in common: the field that they score, by which keys, and the field that they add.
 *
 * @param what  the detector, for messages
 * @param field that is scored
 * @param keys  by which each has a state of its own; none for one of all rows
 * @param name  of the added score
 */
record ScoredField(String what, String field, List<String> keys, String name) {
    /** By no key, under the standard name. */
    static ScoredField of(String what, String field) {
        return new ScoredField(what, field, List.of(), Detector.DEFAULT_NAME);
    }

    ScoredField by(String... fields) {
        return new ScoredField(what, field, List.of(fields), name);
    }

    ScoredField as(String newName) {
        return new ScoredField(what, field, keys, newName);
    }

    /** The logic of the detector, behind that of how it scores. */
    String logic(String scoring) {
        return scoring + " on=" + field + " by=" + keys + " as=" + name;
    }

    /**
     * Adds the score.
     *
     * @throws ConfigurationException if fields are missing or of other types, or there is one of the score's name
     */
    Output plan(Schema in) {
        DoubleField.require(in, field, what);
        KeyFields.require(in, keys, what);
        if (in.has(name)) {
            throw new ConfigurationException(what + " adds `" + name + "`, but `" + in.name()
                + "` has a field `" + name + "` already: name it otherwise with as(...)");
        }
        return Output.adding(List.of(Field.float64(name).orNull()));
    }

    Sharding sharding() {
        return Sharding.by(keys);
    }
}
