package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.Row;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The rows that the watermark has not passed yet, to be taken out in the order of event time and arrival. A table by
 * arrival, which is the same on every thread plan and never comes twice, holds the event time and the fields; the order
 * stands beside it and is made again after a restore. One thread at a time.
 */
final class Pending implements AutoCloseable {
    private static final int INITIAL_ROWS = 64;
    private static final int TIME_BYTES = Long.BYTES;

    private final KeyedTable table;
    private final RowsInTime order = new RowsInTime();
    private final StoredFields stored;
    private final StoredFields.Loader toFrame;
    private final StoredFields.Loader toOutput;
    private final StoredFields.Loader toKey;

    /**
     * @param frame what of a row has to do with frames
     * @param keys  the fields by which rows belong together
     * @param kept  the fields that go out
     */
    Pending(StageContext context, FrameFields frame, List<String> keys, List<String> kept) {
        final Set<String> names = new LinkedHashSet<>(frame.names());
        names.addAll(kept);
        stored = StoredFields.of(context.in(), new ArrayList<>(names));
        toFrame = stored.loader(frame.scope(), frame.names());
        toOutput = stored.loader(context.out(), kept);
        toKey = stored.loader(context.in(), keys);
        table = new KeyedTable(context.name() + " (rows to come)",
            new StateLayout(Long.BYTES, TIME_BYTES + stored.bytes(), 0), INITIAL_ROWS);
    }

    KeyedTable table() {
        return table;
    }

    /** Keeps a row. */
    void add(Row row, long arrival) {
        final int id = table.findOrAdd(arrival);
        final MemoryWindow state = table.at(id);
        final int at = table.layout().valueOffset();
        state.putLong(at, row.eventTimeNs());
        stored.save(row, state, at + TIME_BYTES);
        order.add(row.eventTimeNs(), arrival, id);
    }

    /** Whether there is a row of that time or an earlier one. */
    boolean hasUntil(long time) {
        return order.isDue(time);
    }

    /** The event time of the first row; there must be one. */
    long firstTime() {
        return order.firstTime();
    }

    /** Takes the first row out of the order and gives its id; its fields are there until it is removed. */
    int takeFirst() {
        return order.removeFirst();
    }

    /** How many rows had entered the segment with this one. */
    long arrival(int id) {
        return table.at(id).getLong(table.layout().keyOffset());
    }

    /** Sets what of a row has to do with frames, and its event time. */
    void loadFrame(int id, Row row) {
        final MemoryWindow state = table.at(id);
        final int at = table.layout().valueOffset();
        row.eventTimeNs(state.getLong(at));
        toFrame.load(state, at + TIME_BYTES, row);
    }

    /** Sets the fields of a row that goes out, and its event time. */
    void loadOutput(int id, Row row) {
        final MemoryWindow state = table.at(id);
        final int at = table.layout().valueOffset();
        row.eventTimeNs(state.getLong(at));
        toOutput.load(state, at + TIME_BYTES, row);
    }

    /** Sets the key fields of a row that comes in from a row's image. */
    void loadKey(MemoryWindow image, Row into) {
        toKey.load(image, table.layout().keyBytes() + TIME_BYTES, into);
    }

    void remove(int id) {
        table.remove(id);
    }

    void onRestored() {
        for (int id = table.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = table.nextRow(id)) {
            order.add(table.at(id).getLong(table.layout().valueOffset()), arrival(id), id);
        }
    }

    /** Memory held beside the table, in bytes. */
    long orderBytes() {
        return order.capacityBytes();
    }

    @Override
    public void close() {
        table.close();
    }
}
