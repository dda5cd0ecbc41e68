package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.record.Row;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Frames of aggregates that cannot take back, such as min and max: a queue of two stacks. Rows enter the back, which
 * has one state; each row of the front has the state of itself and all rows behind it in the front. When a row is to
 * leave and the front is empty, the back becomes the front, from its last row to its first. So a row is merged twice in
 * its life, and each result is merged of two states. K. Tangwongsan, M. Hirzel, S. Schneider, "Low-Latency
 * Sliding-Window Aggregation in Worst-Case Constant Time", DEBS 2017, section 3.
 * <pre>
 *   head:  number of the back's first row, state of the whole front, state of the whole back
 *   row:   in the back its own state; in the front that of the front from it on
 * </pre>
 */
final class TwoStackFrames extends Frames {
    private static final int FRONT = Long.BYTES;

    private final AccumulatorSet accumulators;
    private final int stateBytes;
    private final MemoryWindow behind = new MemoryWindow();
    private final UnsafeBuffer resultBytes;
    private final MemoryWindow result = new MemoryWindow();

    TwoStackFrames(StageContext context, FrameFields fields, boolean noted) {
        super(context, fields, FRONT + 2 * fields.accumulators().stateBytes(), fields.accumulators().stateBytes(),
            noted);
        accumulators = fields.accumulators();
        stateBytes = accumulators.stateBytes();
        resultBytes = new UnsafeBuffer(ByteBuffer.allocateDirect(stateBytes));
        result.wrap(resultBytes.addressOffset(), stateBytes);
    }

    private int frontOffset() {
        return ownHeadOffset() + FRONT;
    }

    private int backOffset() {
        return frontOffset() + stateBytes;
    }

    @Override
    void enter(Row row, int head, int id) {
        final MemoryWindow state = rows().at(id);
        accumulators.add(row, state, ownRowOffset());
        accumulators.merge(state, ownRowOffset(), heads().at(head), backOffset());
    }

    @Override
    void leave(int head, int id, Row row) {
        final long first = first(head);
        if (first == back(head)) {
            turn(head, row);
        }
        final MemoryWindow state = heads().at(head);
        if (first + 1 == back(head)) {
            state.setMemory(frontOffset(), stateBytes, (byte) 0);
        } else {
            copy(rows().at(rowOf(first + 1, row)), ownRowOffset(), state, frontOffset());
        }
    }

    /** The number of the first row of the back. */
    private long back(int head) {
        return heads().at(head).getLong(ownHeadOffset());
    }

    /** Makes the back the front; its first row is about to leave, and is let alone. */
    private void turn(int head, Row row) {
        final long end = next(head);
        int last = KeyedTable.ABSENT;
        for (long number = end - 1; number > first(head); number--) {
            final int id = rowOf(number, row);
            if (last != KeyedTable.ABSENT) {
                rows().touch(id);
                accumulators.merge(rows().at(last, behind), ownRowOffset(), rows().at(id), ownRowOffset());
            }
            last = id;
        }
        final MemoryWindow state = heads().at(head);
        state.putLong(ownHeadOffset(), end);
        state.setMemory(backOffset(), stateBytes, (byte) 0);
    }

    @Override
    void write(int head, Row out) {
        final MemoryWindow state = heads().at(head);
        copy(state, frontOffset(), result, 0);
        accumulators.merge(state, backOffset(), result, 0);
        accumulators.write(result, 0, out);
    }

    private void copy(MemoryWindow from, int fromAt, MemoryWindow to, int toAt) {
        for (int i = 0; i < stateBytes; i += Long.BYTES) {
            to.putLong(toAt + i, from.getLong(fromAt + i));
        }
    }
}
