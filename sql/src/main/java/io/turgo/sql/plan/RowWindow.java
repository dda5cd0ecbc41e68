package io.turgo.sql.plan;

import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * The window that the rows of a flow are in, or the results of.
 *
 * @param of    which one
 * @param times what the rows' event time was before they were put into it, over the flow's fields: of rows that are
 *              alike in it the last one is the latest, as of the event time itself
 */
record RowWindow(PendingWindow of, List<RexNode> times) {
    RowWindow {
        times = List.copyOf(times);
    }

    /** Of results. */
    static RowWindow of(PendingWindow window) {
        return new RowWindow(window, List.of());
    }
}
