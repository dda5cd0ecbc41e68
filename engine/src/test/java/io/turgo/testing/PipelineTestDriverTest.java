package io.turgo.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PipelineTestDriverTest {
    private static Pipeline pipeline(boolean forgetful) {
        final Pipeline pipeline = Pipeline.named("payments");
        pipeline.source("payments", RunningSum.PAYMENTS, EventTime.ascending("time"))
            .through("sum", new RunningSum(forgetful)).to("out", new KeptRows());
        pipeline.deadLetters().to("rejected", new KeptRows());
        return pipeline;
    }

    private static Map<String, Long> payment(long time, long payer, long amount) {
        return Map.of("time", time, "payer", payer, "amount", amount);
    }

    private static List<Object> sums(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> row.get("sum")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void stateAndOutputsGoOnBehindACrash(ThreadPlan threads) {
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline(false), threads)) {
            driver.publish("payments", payment(1, 7, 3)).publish("payments", payment(2, 8, 5)).checkpoint();
            assertEquals(List.of(3L, 5L), sums(driver.take("out")));
            driver.publish("payments", payment(3, 7, 4)).crash().publish("payments", payment(4, 7, 1));
            assertEquals(List.of(7L, 8L), sums(driver.take("out")));
            driver.restart().publish("payments", payment(5, 8, 1));
            assertEquals(List.of(3L, 5L, 7L, 8L, 6L), sums(driver.rows("out")));
            assertEquals(1L, driver.rows("out").get(0).get(PipelineTestDriver.EVENT_TIME));
            assertEquals(driver.finish().outputHash(), driver.requireSameInReplay().outputHash());
        }
    }

    @Test
    void whatIsNoRecordIsADeadLetter() {
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline(false))) {
            driver.reject("payments", "no payment", new byte[] {1});
            assertEquals("no payment", driver.take("rejected").get(0).get("reason"));
        }
    }

    @Test
    void timeStandsStill() {
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline(false))) {
            final long before = driver.clock().nanoTime();
            driver.publish("payments", payment(1, 7, 3));
            assertEquals(before, driver.clock().nanoTime());
            driver.advance(Duration.ofSeconds(2));
            assertEquals(2_000_000_000L, driver.clock().nanoTime() - before);
        }
    }

    @Test
    void stateOutsideOfTheTablesIsFoundByAReplay() {
        final long[] calls = new long[1];
        final Pipeline pipeline = Pipeline.named("counted");
        pipeline.source("payments", RunningSum.PAYMENTS, EventTime.ascending("time"))
            .filter("first", row -> calls[0]++ == 0).to("out", new KeptRows());
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline)) {
            driver.publish("payments", payment(1, 7, 3));
            final AssertionError found = assertThrows(AssertionError.class, driver::requireSameInReplay);
            assertTrue(found.getMessage().contains("output 0 of sink `out`"), found.getMessage());
        }
    }

    @Test
    void anUnknownSinkIsNamedBesideThoseThereAre() {
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline(false))) {
            final ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> driver.take("output"));
            assertEquals("pipeline `payments` has no sink `output`; it has [out, rejected]", refused.getMessage());
        }
    }
}
