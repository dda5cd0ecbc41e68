package io.turgo.pipeline;

import io.turgo.record.Column;
import io.turgo.record.FieldCopy;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Junction;
import io.turgo.stage.Operator;
import io.turgo.stage.Outlet;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes rows of a {@link Meeting} of those of one of its streams.
 *
 * @param rows  the schema of the rows that it makes
 * @param from  the schema of the stream
 * @param names for each field of the stream the one that it becomes
 * @param right which side of a join the stream is, or null if it does not matter
 */
record Inflow(Schema rows, Schema from, List<String> names, Boolean right) implements Operator {
    @Override
    public String logic() {
        return "inflow/1";
    }

    @Override
    public Output plan(Schema in) {
        return Output.fresh(rows);
    }

    @Override
    public Stage create(StageContext context) {
        final List<FieldCopy> copies = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            copies.add(new FieldCopy(
                context.in().column(from.fields().get(i).name()), context.out().column(names.get(i))));
        }
        return new InflowStage(copies.toArray(FieldCopy[]::new), context.outlet(),
            right == null ? null : context.out().column(Junction.SIDE), right != null && right);
    }

    /** @param side to be set to {@code right}, or null */
    private record InflowStage(FieldCopy[] copies, Outlet outlet, Column side, boolean right)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            final Row made = outlet.claim();
            made.eventTimeNs(row.eventTimeNs());
            made.ingestTimeNs(row.ingestTimeNs());
            made.kind(row.kind());
            if (side != null) {
                made.bool(side, right);
            }
            for (final FieldCopy copy : copies) {
                copy.copy(row, made);
            }
            outlet.emit();
            return false;
        }
    }
}
