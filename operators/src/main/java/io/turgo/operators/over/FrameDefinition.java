package io.turgo.operators.over;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import java.util.List;

/** What every definition with frames is checked for. */
final class FrameDefinition {
    private FrameDefinition() {
    }

    /**
     * Checks keys, that there is an aggregate, and that what they are of can be kept until it leaves the frame.
     *
     * @param what asks, for the message
     * @throws ConfigurationException if a key or an aggregate's field does not fit, or there is no aggregate
     */
    static void require(Schema in, List<String> keys, List<Aggregate> aggregates, String what) {
        if (aggregates.isEmpty()) {
            throw new ConfigurationException(what + " has no aggregate, name one, e.g. aggregate(count())");
        }
        KeyFields.require(in, keys, what);
        for (final Aggregate aggregate : aggregates) {
            for (final String field : aggregate.inputs()) {
                if (in.field(field).type() == Type.STRING) {
                    throw new ConfigurationException(what + " keeps what its aggregates are of, but `" + field + "` of "
                        + aggregate + " is a STRING, which has no fixed width: declare it as SYMBOL");
                }
            }
        }
    }
}
