package io.turgo.sql.relational;

import io.turgo.stage.Operator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * A detector that {@code ANOMALY_SCORE} can name.
 *
 * @param name     of the detector
 * @param summary  what its score tells, as a part of a sentence
 * @param defaults the value of each of its options that a query does not give, in the order of the documentation
 * @param maker    makes it
 */
public record DetectorSpec(String name, String summary, Map<String, String> defaults, Maker maker) {
    /** Makes a detector of options. */
    @FunctionalInterface
    interface Maker {
        /** A detector that scores a field, by keys, into a new field. */
        Operator make(DetectorOptions options, String field, String[] keys, String score);
    }

    /** Without options. */
    static DetectorSpec of(String name, String summary, Maker maker) {
        return new DetectorSpec(name, summary, Map.of(), maker);
    }

    /** The same with another option. */
    DetectorSpec option(String option, Object value) {
        final Map<String, String> more = new LinkedHashMap<>(defaults);
        more.put(option, value.toString());
        return new DetectorSpec(name, summary, more, maker);
    }

    /** How it is called, with all of its options as they are if they are not given. */
    public String signature() {
        final StringJoiner options = new StringJoiner(", ", ", '", "'").setEmptyValue("");
        defaults.forEach((option, value) -> options.add(option + "=" + value));
        return "ANOMALY_SCORE(value, '" + name + "'" + options + ")";
    }
}
