package io.turgo.operators.over;

import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.stage.StageContext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What of a row has to do with frames: its key, and what is aggregated. Rows wait for the watermark, so the aggregates
 * see rows of these fields alone, that are loaded again.
 *
 * @param scope        the rows of these fields
 * @param names        the fields
 * @param keys         between such rows and keys of tables
 * @param inputs       the fields that are aggregated
 * @param accumulators from such rows to the stage's output
 */
record FrameFields(
    Scope scope, List<String> names, KeyFields keys, List<String> inputs, AccumulatorSet accumulators) {
    /** @param growing whether no row leaves a frame */
    static FrameFields of(StageContext context, List<String> keys, List<Aggregate> aggregates, boolean growing) {
        final Set<String> inputs = new LinkedHashSet<>();
        aggregates.forEach(aggregate -> inputs.addAll(aggregate.inputs()));
        final Set<String> names = new LinkedHashSet<>(keys);
        names.addAll(inputs);
        final Scope scope = Scope.of(schema(context.in().schema(), names));
        return new FrameFields(scope, List.copyOf(names), KeyFields.of(scope, scope, keys), List.copyOf(inputs),
            growing ? AccumulatorSet.of(aggregates, scope, context.out())
                : AccumulatorSet.sliding(aggregates, scope, context.out()));
    }

    /** A count of all rows needs no field, and a schema has one at least. */
    private static Schema schema(Schema in, Set<String> names) {
        final List<Field> fields = new ArrayList<>();
        names.forEach(name -> fields.add(in.field(name)));
        return new Schema("frame", fields.isEmpty() ? List.of(Field.bool("row")) : fields);
    }

    /** A row of these fields, all null. */
    Row newRow() {
        final int length = scope.layout().fixedLength();
        return new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(scope.layout());
    }
}
