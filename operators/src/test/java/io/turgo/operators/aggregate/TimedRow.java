package io.turgo.operators.aggregate;

import io.turgo.operators.Samples;
import java.util.Map;
import java.util.Random;

/** A row and its event time. */
record TimedRow(long time, Map<String, Object> fields) {
    /** A sample with one of so many times. */
    static TimedRow random(Random random, int times) {
        return new TimedRow(random.nextInt(times) - times / 2, Samples.row(random, 3));
    }

    Object get(String field) {
        return fields.get(field);
    }
}
