package io.turgo.operators.over;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Schema;
import java.util.List;

/** What every definition with frames is checked for. */
final class FrameDefinition {
    private FrameDefinition() {
    }

    /**
     * Checks keys and that there is an aggregate.
     *
     * @param what asks, for the message
     * @throws ConfigurationException if a key does not fit, or there is no aggregate
     */
    static void require(Schema in, List<String> keys, List<Aggregate> aggregates, String what) {
        if (aggregates.isEmpty()) {
            throw new ConfigurationException(what + " has no aggregate, name one, e.g. aggregate(count())");
        }
        KeyFields.require(in, keys, what);
    }
}
