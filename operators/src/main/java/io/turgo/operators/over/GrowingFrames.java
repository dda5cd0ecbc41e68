package io.turgo.operators.over;

import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.record.Row;
import io.turgo.stage.StageContext;

/** Frames that no row leaves: one state a frame, and no rows. */
final class GrowingFrames extends Frames {
    private final AccumulatorSet accumulators;

    GrowingFrames(StageContext context, FrameFields fields) {
        super(context, fields, fields.accumulators().stateBytes(), 0, false);
        accumulators = fields.accumulators();
    }

    /** Adds a row to the frame of its key, and gives the frame's head. */
    int grow(Row row) {
        final int head = head(row);
        accumulators.add(row, heads().at(head), ownHeadOffset());
        return head;
    }

    @Override
    void enter(Row row, int head, int id) {
        throw new IllegalStateException("rows of a frame without a beginning are not kept");
    }

    @Override
    void leave(int head, int id, Row row) {
        throw new IllegalStateException("no row leaves a frame without a beginning");
    }

    @Override
    void write(int head, Row out) {
        accumulators.write(heads().at(head), ownHeadOffset(), out);
    }
}
