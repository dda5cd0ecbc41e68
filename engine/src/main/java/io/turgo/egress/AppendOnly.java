package io.turgo.egress;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;

/** For sinks that can only add rows: what changes or deletes one must not be written as if it were new. */
public final class AppendOnly {
    private AppendOnly() {
    }

    /**
     * Lets new rows pass. Any thread; allocates nothing.
     *
     * @param sink what it is and its name, for the message
     * @throws ConfigurationException if the row is anything else, naming its kind and the sink
     */
    public static void require(Row row, Object sink) {
        final RowKind kind = row.kind();
        if (kind != RowKind.INSERT) {
            throw new ConfigurationException("a row of kind=" + kind + " comes to " + sink + ", which takes only kind="
                + RowKind.INSERT + "; write to a sink that updates by key, or to a callback of a Row");
        }
    }
}
