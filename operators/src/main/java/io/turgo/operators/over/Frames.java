package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.Row;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;

/**
 * The rows that are in each key's frame, and their aggregates. Rows enter a frame in the order of event time and
 * arrival, and leave it in the same order. Each has a number within its key, so that the frame's rows are found one
 * after the other without links between them, which a restore would have to mend.
 * <pre>
 *   heads:  key             ->  number of the first row, of the next one, own part | what a stage notes
 *   rows:   number and key  ->  event time, own part                               | arrival
 * </pre>
 * Numbers begin at 0 with a frame's head, which is removed with its last row. One thread at a time.
 */
abstract class Frames implements AutoCloseable {
    /** The bytes of a head that are for the stage, not hashed. */
    static final int NOTE_BYTES = 2 * Long.BYTES;

    private static final int INITIAL_ROWS = 64;
    private static final int NEXT = Long.BYTES;
    private static final int HEAD_BYTES = 2 * Long.BYTES;
    private static final int TIME_BYTES = Long.BYTES;
    /** Where the key fields stand in the key of a row. */
    static final int KEY_AT = Long.BYTES;

    private final KeyFields keys;
    private final KeyedTable heads;
    private final KeyedTable rows;
    private final Row leaving;

    /**
     * @param ownHeadBytes what a subclass keeps with each head, in bytes
     * @param ownRowBytes  what it keeps with each row, in bytes
     * @param noted        whether the stage notes something with heads
     */
    Frames(StageContext context, FrameFields fields, int ownHeadBytes, int ownRowBytes, boolean noted) {
        keys = fields.keys();
        leaving = fields.newRow();
        heads = new KeyedTable(context.name() + " (frames)", new StateLayout(Math.max(Long.BYTES, keys.bytes()),
            HEAD_BYTES + ownHeadBytes, noted ? NOTE_BYTES : 0), INITIAL_ROWS);
        rows = new KeyedTable(context.name() + " (rows in frames)",
            new StateLayout(KEY_AT + keys.bytes(), TIME_BYTES + ownRowBytes, Long.BYTES), INITIAL_ROWS);
    }

    /** Frames that take back what they added where all aggregates can do that, and else keep two stacks. */
    static Frames of(StageContext context, FrameFields fields, boolean noted) {
        return fields.accumulators().retractable()
            ? new SubtractingFrames(context, fields, noted) : new TwoStackFrames(context, fields, noted);
    }

    /** Adds a row to the aggregates. */
    abstract void enter(Row row, int head, int id);

    /**
     * Takes the first row of a frame out of the aggregates; its key fields and event time are set in {@code row}, and
     * the head's number of the first row is still its own.
     */
    abstract void leave(int head, int id, Row row);

    /** Sets the aggregates of a frame in an output row. */
    abstract void write(int head, Row out);

    final KeyedTable heads() {
        return heads;
    }

    final KeyedTable rows() {
        return rows;
    }

    /** Where a subclass's part of a head begins. */
    final int ownHeadOffset() {
        return heads.layout().valueOffset() + HEAD_BYTES;
    }

    /** Where a subclass's part of a row begins. */
    final int ownRowOffset() {
        return rows.layout().valueOffset() + TIME_BYTES;
    }

    /** The head of a row's key, made if there is none, and touched: it is about to change. */
    final int head(Row row) {
        final int head = keys.findOrAdd(heads, row);
        heads.touch(head);
        return head;
    }

    /** Whether the last {@link #head} made one. */
    final boolean headAdded() {
        return heads.added();
    }

    /** Adds a row to the frame of its key, behind all others, and gives its id. */
    final int add(int head, Row row, long arrival) {
        final long number = next(head);
        heads.at(head).putLong(heads.layout().valueOffset() + NEXT, number + 1);
        final int id = keys.findOrAdd(rows, number, row);
        final MemoryWindow state = rows.at(id);
        state.putLong(rows.layout().valueOffset(), row.eventTimeNs());
        state.putLong(rows.layout().transientOffset(), arrival);
        enter(row, head, id);
        return id;
    }

    /** Takes the first row of a frame out, whose id is known, and gives the frame's head. */
    final int remove(int id) {
        keys.load(rows.at(id), rows.layout().keyOffset() + KEY_AT, leaving);
        final int head = head(leaving);
        remove(head, id);
        return head;
    }

    /** Takes the first row of a frame out, for the key of that row. */
    final void removeFirst(int head, Row row) {
        keys.load(heads.at(head), heads.layout().keyOffset(), leaving);
        remove(head, rowOf(first(head), row));
    }

    private void remove(int head, int id) {
        leaving.eventTimeNs(time(id));
        leave(head, id, leaving);
        final MemoryWindow state = heads.at(head);
        state.putLong(heads.layout().valueOffset(), first(head) + 1);
        rows.remove(id);
    }

    /** The id of the row of that number in the frame of a row's key. */
    final int rowOf(long number, Row row) {
        return keys.find(rows, number, row);
    }

    /** The number of a frame's first row. */
    final long first(int head) {
        return heads.at(head).getLong(heads.layout().valueOffset());
    }

    /** The number that the next row of a frame will have. */
    final long next(int head) {
        return heads.at(head).getLong(heads.layout().valueOffset() + NEXT);
    }

    /** How many rows a frame has. */
    final long size(int head) {
        return next(head) - first(head);
    }

    /** Removes the head of a frame without rows. */
    final void removeIfEmpty(int head) {
        if (size(head) == 0) {
            heads.remove(head);
        }
    }

    /** The event time of a row. */
    final long time(int id) {
        return rows.at(id).getLong(rows.layout().valueOffset());
    }

    /** How many rows had entered the segment with this one. */
    final long arrival(int id) {
        return rows.at(id).getLong(rows.layout().transientOffset());
    }

    /** Puts all rows into a queue, in the order in which they leave. */
    final void restore(IdQueue queue) {
        final RowsInTime order = new RowsInTime();
        for (int id = rows.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = rows.nextRow(id)) {
            order.add(time(id), arrival(id), id);
        }
        while (!order.isEmpty()) {
            queue.add(order.removeFirst());
        }
    }

    @Override
    public void close() {
        heads.close();
        rows.close();
    }
}
