package io.turgo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.CounterReading;
import io.turgo.counters.CountersView;
import io.turgo.engine.RowTap;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running engine shows of itself: rows as they pass, and the latencies of its stages. */
class RowTapTest {
    /** A row behind the sum. */
    interface Sum {
        long sum();
    }

    private static PipelineTestDriver driver(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("payments");
        pipeline.source("payments", RunningSum.PAYMENTS, EventTime.ascending("time"))
            .through("sum", new RunningSum(false)).as(Sum.class).filter("large", row -> row.sum() > 5)
            .to("out", new KeptRows());
        return PipelineTestDriver.of(pipeline, threads);
    }

    private static void pay(PipelineTestDriver driver, long... amounts) {
        for (final long amount : amounts) {
            driver.publish("payments", Map.of("time", 1L, "payer", 7L, "amount", amount));
        }
    }

    private static List<Long> values(RowTap tap, String field) {
        final List<Long> found = new ArrayList<>();
        while (tap.poll(row -> found.add(row.int64(tap.scope().column(field))))) {
            assertTrue(found.size() <= RowTap.CAPACITY);
        }
        return found;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void showsWhatPassesEachPlace(ThreadPlan threads) {
        try (PipelineTestDriver driver = driver(threads)) {
            pay(driver, 3);
            try (RowTap source = driver.engine().tap("payments"); RowTap sum = driver.engine().tap("sum");
                RowTap large = driver.engine().tap("large"); RowTap out = driver.engine().tap("out")) {
                pay(driver, 1, 2, 4);
                assertEquals(List.of(1L, 2L, 4L), values(source, "amount"));
                assertEquals("time, payer, amount", source.scope().schema().fieldNames());
                assertEquals(List.of(4L, 6L, 10L), values(sum, "sum"));
                assertEquals(List.of(6L, 10L), values(large, "sum"));
                assertEquals(List.of(6L, 10L), values(out, "sum"));
            }
        }
    }

    @Test
    void aTapThatIsNotReadCountsAndOneThatIsClosedSeesNothing() {
        try (PipelineTestDriver driver = driver(ThreadPlan.FUSED)) {
            final RowTap tap = driver.engine().tap("sum");
            for (int i = 0; i < RowTap.CAPACITY + 5; i++) {
                pay(driver, 1);
            }
            assertEquals(5, tap.missed());
            tap.close();
            pay(driver, 1);
            assertEquals(RowTap.CAPACITY, values(tap, "sum").size());
        }
    }

    @Test
    void anUnknownPlaceIsRefusedWithTheNearest() {
        try (PipelineTestDriver driver = driver(ThreadPlan.FUSED)) {
            assertEquals("pipeline `payments` has no source, stage or sink `lareg`; did you mean `large`? It has "
                + "[dead-letters, payments, sum, large, out]", assertThrows(
                    ConfigurationException.class, () -> driver.engine().tap("lareg")).getMessage());
        }
    }

    @Test
    void latenciesAreShownInTheOrderOfThePipelineOnceAskedFor() {
        try (PipelineTestDriver driver = driver(ThreadPlan.FUSED)) {
            pay(driver, 3, 4);
            driver.engine().showFigures();
            pay(driver, 5);
            driver.engine().showFigures();
            final List<String> order = new ArrayList<>();
            final Map<String, Long> values = new HashMap<>();
            try (CountersView view = driver.engine().counters()) {
                for (final CounterReading each : view.readings()) {
                    values.put(each.label(), each.value());
                    if (each.name().equals("latency-count")) {
                        order.add(each.stage());
                    }
                }
            }
            assertEquals(List.of("sum", "large", "out"), order);
            assertTrue(values.get("journal-size") > 0);
            assertTrue(values.get("frame-time") >= PipelineTestDriver.START.toEpochMilli());
        }
    }
}
