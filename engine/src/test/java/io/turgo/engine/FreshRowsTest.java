package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.decimal.Decimal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage that makes new rows writes them where the stages behind it look for them, whatever those add. */
class FreshRowsTest {
    private static final int MORE_THAN_A_NULL_WORD = 70;
    private static final Schema IN =
        Schema.named("in").timestamp("time").symbol("pair").int32("small").bool("flag").int64("large").build();

    /** Makes a new row of each row, field by field. */
    private record Copy() implements Operator {
        @Override
        public String logic() {
            return "copy/1";
        }

        @Override
        public Output plan(Schema in) {
            return Output.fresh(new Schema("copies", in.fields()));
        }

        @Override
        public Stage create(StageContext context) {
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    final Row made = context.outlet().claim();
                    made.eventTimeNs(row.eventTimeNs());
                    for (final Field field : context.in().schema().fields()) {
                        copy(field.name(), row, made);
                    }
                    context.outlet().emit();
                    return false;
                }

                private void copy(String field, Row from, Row to) {
                    switch (context.in().column(field).type()) {
                        case BOOLEAN -> to.bool(context.out().column(field), from.bool(context.in().column(field)));
                        case INT32, SYMBOL ->
                            to.int32(context.out().column(field), from.int32(context.in().column(field)));
                        default -> to.int64(context.out().column(field), from.int64(context.in().column(field)));
                    }
                }
            };
        }
    }

    interface Copied {
        int small();

        void wide(Decimal value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void fieldsAddedBehindNewRowsDoNotMoveTheirs(ThreadPlan threads) {
        final CollectingSink before = new CollectingSink(true);
        final CollectingSink behind = new CollectingSink(true);
        final List<Field> many = new ArrayList<>(List.of(Field.decimal("wide", 38, 2).orNull()));
        for (int i = 0; i < MORE_THAN_A_NULL_WORD; i++) {
            many.add(Field.int64("more" + i).orNull());
        }
        final Pipeline pipeline = Pipeline.named("fresh");
        pipeline.source("in", IN, EventTime.ascending("time"))
            .through("copy", new Copy()).to("before", before)
            .as(Copied.class).deriveLong("twice", row -> 2L * row.small())
            .derive("wide", row -> row.wide(Decimal.ofUnscaled(row.small(), 2)), many.toArray(Field[]::new))
            .to("behind", behind);
        try (Engine engine = Engine.start(pipeline, Engine.context().threads(threads))) {
            Publishing.rows(engine, "in", 3, i -> Map.of("time", (long) i, "pair", i == 1 ? "btcusd" : "ethusd",
                "small", 7 + i, "flag", i == 1, "large", -1L - i));
            engine.finish();
        }
        assertEquals(List.of("0,ethusd,7,false,-1 @0", "1,btcusd,8,true,-2 @1", "2,ethusd,9,false,-3 @2"),
            before.lines());
        assertEquals(
            List.of("0,ethusd,7,false,-1,14,0.07", "1,btcusd,8,true,-2,16,0.08", "2,ethusd,9,false,-3,18,0.09"),
            behind.lines().stream().map(line -> line.substring(0, line.indexOf(",-,-"))).toList());
    }
}
