package io.turgo.engine;

import io.turgo.record.Row;
import java.util.ArrayList;
import java.util.List;

/** Where taps are put into the stages of one thread. That thread offers rows, any other adds and removes taps. */
final class TapPoint {
    private static final RowTap[] NONE = new RowTap[0];

    private volatile RowTap[] taps = NONE;

    /** A row has come through, with the mask of what has passed it on. The stages' thread, for every row. */
    void offer(Row row, long passed) {
        final RowTap[] present = taps;
        if (present != NONE) {
            offerToAll(present, row, passed);
        }
    }

    private static void offerToAll(RowTap[] present, Row row, long passed) {
        for (final RowTap tap : present) {
            tap.offer(row, passed);
        }
    }

    synchronized void add(RowTap tap) {
        final List<RowTap> all = new ArrayList<>(List.of(taps));
        all.add(tap);
        taps = all.toArray(RowTap[]::new);
    }

    synchronized void remove(RowTap tap) {
        final List<RowTap> all = new ArrayList<>(List.of(taps));
        all.remove(tap);
        taps = all.isEmpty() ? NONE : all.toArray(RowTap[]::new);
    }
}
