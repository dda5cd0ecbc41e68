package io.turgo.operators.rows;

import io.turgo.state.KeyedTable;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.agrona.collections.Long2LongHashMap;

/**
 * Goes over the rows of a table in the order of their first records, whose arrivals are all different and stand at the
 * start of the rows' transient parts. For what is made again from a table that was put back.
 */
public final class RowsByArrival {
    private RowsByArrival() {
    }

    /** Gives the id of each row to the taker. */
    public static void forEach(KeyedTable table, IntConsumer taker) {
        final long[] arrivals = new long[table.size()];
        final Long2LongHashMap rows = new Long2LongHashMap(KeyedTable.ABSENT);
        int count = 0;
        for (int id = table.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = table.nextRow(id)) {
            arrivals[count] = table.at(id).getLong(table.layout().transientOffset());
            rows.put(arrivals[count++], id);
        }
        Arrays.sort(arrivals);
        for (final long arrival : arrivals) {
            taker.accept((int) rows.get(arrival));
        }
    }
}
