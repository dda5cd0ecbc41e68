package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Rows;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines of lambdas over typed views. */
class TypedViewsTest {
    interface Quote {
        void time(long ns);

        void pair(String pair);

        String pair();

        Decimal price();

        void price(Decimal price);

        boolean priceIsNull();

        long size();

        void size(long size);
    }

    interface JudgedQuote extends Quote {
        boolean large();
    }

    interface LabelledQuote extends JudgedQuote {
        void label(String label);
    }

    private final CollectingSink sink = new CollectingSink(true);

    private static Schema schema() {
        return Schema.named("quotes").timestamp("time").symbol("pair").field(Field.decimal("price", 20, 4).orNull())
            .int64("size").build();
    }

    private static <T> Stream<T> quotes(Pipeline pipeline, Class<T> view) {
        return pipeline.source("quotes", schema(), EventTime.ascending("time")).as(view);
    }

    private static void publish(Engine engine) {
        try (Publisher<Quote> publisher = engine.publisher("quotes", Quote.class)) {
            for (int i = 0; i < 4; i++) {
                final Quote quote = publisher.claim();
                quote.time(i);
                quote.pair(i % 2 == 0 ? "btcusd" : "ethusd");
                if (i != 1) {
                    quote.price(Decimal.ofUnscaled(12_345L * i, 4));
                }
                quote.size(i);
                publisher.commit();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void everyKindOfDerivedFieldAndNulls(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("views");
        quotes(pipeline, LabelledQuote.class)
            .deriveDecimal("notional", 38, 2,
                (quote, result) -> result.product(quote.price(), Decimal.ofUnscaled(quote.size(), 0)))
            .deriveBoolean("large", quote -> quote.size() > 1)
            .deriveLong("twice", quote -> quote.size() * 2)
            .deriveTimestamp("later", quote -> 1_000 + quote.size())
            .deriveDouble("half", quote -> quote.size() / 2.0)
            .derive("labels", quote -> {
                if (!quote.priceIsNull()) {
                    quote.label(quote.pair() + (quote.large() ? "+" : "-"));
                }
            }, Field.string("label").orNull())
            .filter("some", quote -> quote.size() < 3)
            .to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context().threads(threads))) {
            publish(engine);
            engine.finish();
        }
        assertEquals(List.of(
            "0,btcusd,0.0000,0,0.00,false,0,1000,0,btcusd- @0",
            "1,ethusd,-,1,0.00,false,2,1001,3fe0000000000000,- @1",
            "2,btcusd,2.4690,2,4.94,true,4,1002,3ff0000000000000,btcusd+ @2"), sink.lines());
    }

    private static String failureOf(Consumer<Pipeline> definition) {
        final Pipeline pipeline = Pipeline.named("views");
        definition.accept(pipeline);
        final Engine engine = Engine.start(pipeline, Engine.context());
        publish(engine);
        return assertThrows(EngineException.class, engine::close).getMessage();
    }

    @Test
    void aFieldThatIsDerivedLaterFailsByName() {
        final String message = failureOf(pipeline -> quotes(pipeline, JudgedQuote.class)
            .filter("early", quote -> quote.large()).deriveBoolean("large", quote -> true).to("out", sink));
        assertTrue(message.startsWith("stage `early` of `quotes` failed at sequence 1, source position 0: "), message);
        assertTrue(message.contains("large"), message);
    }

    @Test
    void aFieldOfAnotherBranchIsNotSeen() {
        final String message = failureOf(pipeline -> {
            final Stream<JudgedQuote> quotes = quotes(pipeline, JudgedQuote.class);
            quotes.deriveBoolean("large", quote -> true).to("out", sink);
            quotes.filter("other", quote -> quote.large());
        });
        assertTrue(message.startsWith("stage `other` of `quotes` failed at sequence 1"), message);
    }

    @Test
    void anAccessorThatFitsNoFieldIsRefusedAtTheStart() {
        final Pipeline pipeline = Pipeline.named("views");
        pipeline.source("quotes", Schema.named("quotes").timestamp("time").build(), EventTime.ascending("time"))
            .as(Quote.class).filter("any", quote -> true).to("out", sink);
        final String message = assertThrows(
            ConfigurationException.class, () -> Engine.start(pipeline, Engine.context())).getMessage();
        assertTrue(message.contains("any") && message.contains("time"), message);
    }

    @Test
    void aDecimalThatOverflowsStopsTheEngineByName() {
        final String message = failureOf(pipeline -> quotes(pipeline, Quote.class)
            .deriveDecimal("tiny", 1, 0, (quote, result) -> result.setUnscaled(quote.size() * 10, 0)).to("out", sink));
        assertTrue(message.startsWith("stage `tiny` of `quotes` failed at sequence 2, source position 1: "), message);
        assertTrue(message.contains("tiny"), message);
    }

    @Test
    void streamsOfRowsSeeTheRowItself() {
        final Pipeline pipeline = Pipeline.named("views");
        final Stream<Row> rows = pipeline.source("quotes", schema(), EventTime.ascending("time"));
        rows.filter("late", row -> row.eventTimeNs() > 1).deriveLong("copy", Row::eventTimeNs).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            publish(engine);
            engine.finish();
        }
        assertEquals(List.of("2,btcusd,2.4690,2,2 @2", "3,ethusd,3.7035,3,3 @3"), sink.lines());
    }

    @Test
    void fieldsThatAreKnownAtRunTimeOnlyAreFoundByName() {
        final Pipeline pipeline = Pipeline.named("views");
        pipeline.source("quotes", schema(), EventTime.ascending("time"))
            .through("sized", Rows.filter(rows -> {
                final Column size = rows.column("size");
                return row -> row.int64(size) > 1;
            }))
            .through("more", Rows.derive(rows -> {
                final Column size = rows.column("size");
                final Column twice = rows.column("twice");
                return row -> row.int64(twice, 2 * row.int64(size));
            }, Field.int64("twice")))
            .to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            publish(engine);
            engine.finish();
        }
        assertEquals(List.of("2,btcusd,2.4690,2,4 @2", "3,ethusd,3.7035,3,6 @3"), sink.lines());
    }

    @Test
    void aFieldThatIsLookedForAtRunTimeAndNotThereIsNamed() {
        final Pipeline pipeline = Pipeline.named("views");
        pipeline.source("quotes", schema(), EventTime.ascending("time")).through("sized", Rows.filter(rows -> {
            final Column size = rows.column("amount");
            return row -> row.int64(size) > 1;
        })).to("out", sink);
        assertEquals("`quotes` has no field `amount`; it has time, pair, price, size",
            assertThrows(ConfigurationException.class, () -> Engine.start(pipeline, Engine.context())).getMessage());
    }

    interface Incomplete {
        void time(long ns);

        void price(Decimal price);

        long size();
    }

    @Test
    void aPublishersViewThatCanNeverBeCompleteIsRefusedBeforeItsFirstRecord() {
        final Pipeline pipeline = Pipeline.named("views");
        quotes(pipeline, Quote.class).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            assertEquals("view `" + Incomplete.class.getName() + "` has no setter for pair, size of source `quotes`, "
                + "so that no record of it is complete: add the setter, or declare the field with orNull()",
                assertThrows(ConfigurationException.class,
                    () -> engine.publisher("quotes", Incomplete.class)).getMessage());
            publish(engine);
        }
    }
}
