package io.turgo.operators.window;

import io.turgo.state.KeyedTable;
import io.turgo.state.OffHeapIntList;
import java.util.Arrays;

/**
 * The rows of one key, sorted by the arrival of their first records. One thread at a time; allocates only for more rows
 * of a key than ever before.
 */
final class KeyRows {
    private static final int INITIAL_ROWS = 16;

    private final KeyedTable table;
    private int[] rows = new int[INITIAL_ROWS];
    private long[] arrivals = new long[INITIAL_ROWS];

    /** @param table of the rows; arrivals stand at the start of their transient parts */
    KeyRows(KeyedTable table) {
        this.table = table;
    }

    /**
     * Takes the rows of a key and gives their number.
     *
     * @param last  its last row plus one; 0 for none
     * @param links by row, the one before it plus one; they come in descending order for the most part
     */
    int gather(int last, OffHeapIntList links) {
        int count = 0;
        for (int link = last; link != 0; link = links.get(link - 1)) {
            if (count == rows.length) {
                rows = Arrays.copyOf(rows, 2 * count);
                arrivals = Arrays.copyOf(arrivals, 2 * count);
            }
            rows[count++] = link - 1;
        }
        for (int i = 0; i < count / 2; i++) {
            final int row = rows[i];
            rows[i] = rows[count - 1 - i];
            rows[count - 1 - i] = row;
        }
        for (int i = 0; i < count; i++) {
            insert(rows[i], i);
        }
        return count;
    }

    private void insert(int row, int behind) {
        final long arrival = table.at(row).getLong(table.layout().transientOffset());
        int at = behind;
        while (at > 0 && arrivals[at - 1] > arrival) {
            arrivals[at] = arrivals[at - 1];
            rows[at] = rows[at - 1];
            at--;
        }
        arrivals[at] = arrival;
        rows[at] = row;
    }

    int row(int place) {
        return rows[place];
    }

    long arrival(int place) {
        return arrivals[place];
    }
}
