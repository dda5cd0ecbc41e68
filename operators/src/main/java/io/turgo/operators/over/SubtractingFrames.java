package io.turgo.operators.over;

import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.record.Row;
import io.turgo.stage.StageContext;

/** Frames whose aggregates take back what was added: one state a frame, and the aggregated fields of each row. */
final class SubtractingFrames extends Frames {
    private final AccumulatorSet accumulators;
    private final StoredFields inputs;
    private final StoredFields.Loader loader;

    SubtractingFrames(StageContext context, FrameFields fields, boolean noted) {
        this(context, fields, StoredFields.of(fields.scope(), fields.inputs()), noted);
    }

    private SubtractingFrames(StageContext context, FrameFields fields, StoredFields inputs, boolean noted) {
        super(context, fields, fields.accumulators().stateBytes(), inputs.bytes(), noted);
        accumulators = fields.accumulators();
        this.inputs = inputs;
        loader = inputs.loader(fields.scope(), fields.inputs());
    }

    @Override
    void enter(Row row, int head, int id) {
        inputs.save(row, rows().at(id), ownRowOffset());
        accumulators.add(row, heads().at(head), ownHeadOffset());
    }

    @Override
    void leave(int head, int id, Row row) {
        loader.load(rows().at(id), ownRowOffset(), row);
        accumulators.retract(row, heads().at(head), ownHeadOffset());
    }

    @Override
    void write(int head, Row out) {
        accumulators.write(heads().at(head), ownHeadOffset(), out);
    }
}
