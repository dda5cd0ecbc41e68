package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final List<List<String>> KEYS = List.of(List.of(), List.of("k_symbol"), List.of("k_wide", "k_bool"));
    private static final Schema CLICKS = Schema.named("clicks").symbol("user").decimal("price", 18, 2).build();
    private static final Counting TWO = Counting.every(2).by("user").aggregate(Aggregate.count());

    private record Timed(long time, Map<String, Object> fields) {
    }

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void agreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final List<String> keys = KEYS.get(random.nextInt(KEYS.size()));
        final int size = 1 + random.nextInt(20);
        final List<NaiveAggregate> aggregates = NaiveAggregate.some(random);
        final Counting counting = Counting.every(size).by(keys.toArray(String[]::new))
            .aggregate(aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new));
        final Map<List<Object>, List<Timed>> open = new HashMap<>();
        try (StageHarness harness = StageHarness.of(counting, Samples.SCHEMA)) {
            for (int i = 0; i < 200 * Samples.ROUNDS; i++) {
                final long time = random.nextInt(100) - 50;
                final Map<String, Object> row = Samples.row(random, 6);
                final List<Object> key = new ArrayList<>();
                keys.forEach(name -> key.add(row.get(name)));
                final List<Timed> rows = open.computeIfAbsent(key, x -> new ArrayList<>());
                rows.add(new Timed(time, row));
                harness.feed(time, row);
                final List<Map<String, Object>> expected = new ArrayList<>();
                if (rows.size() == size) {
                    expected.add(output(keys, key, rows, aggregates));
                    open.remove(key);
                }
                Outputs.assertSame(expected, harness.take());
                assertEquals(open.size(), harness.stage().stateRows());
                if (random.nextInt(20) == 0) {
                    harness.restore(random);
                }
            }
        }
    }

    private static Map<String, Object> output(
        List<String> keys, List<Object> key, List<Timed> rows, List<NaiveAggregate> aggregates) {
        final List<Timed> byTime = rows.stream().sorted(Comparator.comparingLong(Timed::time)).toList();
        final long latest = byTime.get(byTime.size() - 1).time;
        final Map<String, Object> output = new LinkedHashMap<>();
        output.put(Counting.WINDOW_START, byTime.get(0).time);
        output.put(Counting.WINDOW_END, latest + 1);
        for (int i = 0; i < keys.size(); i++) {
            output.put(keys.get(i), key.get(i));
        }
        final List<Map<String, Object>> fields = byTime.stream().map(Timed::fields).toList();
        aggregates.forEach(each -> each.write(fields, output));
        output.put(StageHarness.EVENT_TIME, latest);
        return output;
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final Counting sums = TWO.aggregate(Aggregate.count(), Aggregate.sum("price"));
        try (StageHarness harness = StageHarness.of(sums, CLICKS)) {
            assertEquals(80, ((CountingStage) harness.stage()).table().layout().rowBytes());
            final int users = 100_000;
            for (int i = 0; i < users; i++) {
                harness.feed(1, Map.of("user", "U" + i, "price", "1"));
            }
            final double bytesPerKey = (double) harness.stage().stateBytes() / users;
            assertTrue(bytesPerKey < 80 + 58 + 8, "bytes per key: " + bytesPerKey);
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = StageHarness.of(TWO, CLICKS)) {
            harness.feed(0, Map.of("user", "A"));
            final int[] user = {0};
            Epochs.assertStandsStill(((CountingStage) harness.stage()).table(), () -> {
                harness.feed(0, Map.of("user", "A"));
                harness.feed(0, Map.of("user", "B" + user[0]++));
                harness.feed(7, Map.of("user", "A"));
                harness.feed(8, Map.of("user", "B" + user[0]));
            });
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertEquals("rows=0 of a counting window < 1, name one or more",
            assertThrows(ConfigurationException.class, () -> Counting.every(0)).getMessage());
        assertEquals("counting window over `clicks` has no aggregate, name one, e.g. aggregate(count())",
            assertThrows(ConfigurationException.class, () -> TWO.aggregate().plan(CLICKS)).getMessage());
        assertEquals("counting/1 rows=2 by=[user] aggregates=[`count` = count()] name=null", TWO.logic());
    }
}
