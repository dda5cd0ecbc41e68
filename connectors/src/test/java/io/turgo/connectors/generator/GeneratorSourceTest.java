package io.turgo.connectors.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.testing.Allocations;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.junit.jupiter.api.Test;

class GeneratorSourceTest {
    private static final Schema SCHEMA = Schema.named("made").timestamp("time").symbol("pair").decimal("price", 18, 2)
        .decimal("wide", 38, 4).int32("i").int64("l").float64("d").bool("flag").string("note").build();

    /** Found once; the hashes of the values are the same everywhere. */
    private static final int GOLDEN_HASH = -1793789076;

    private static GeneratorSource source(long rows, long seed) {
        return GeneratorSource.of(rows, seed)
            .field("time", Values.times(Instant.EPOCH, Duration.ofMillis(1)))
            .field("pair", Values.choice("btcusd", "ethusd", "xrpusd"))
            .field("price", Values.uniform("0.98", "1.02")).field("wide", Values.uniform("-1", "1"))
            .field("i", Values.uniform("-3", "3")).field("l", Values.steps(100, -2))
            .field("d", Values.uniform("0", "1")).field("flag", Values.coin()).field("note", Values.choice("é", ""));
    }

    @Test
    void theSameSeedGivesTheSameRowsOnEveryJdk() throws Exception {
        final List<List<Object>> rows = SourceRun.of(SCHEMA).run(source(1000, 7)).committed();
        assertEquals(rows, SourceRun.of(SCHEMA).run(source(1000, 7)).committed());
        assertTrue(!rows.equals(SourceRun.of(SCHEMA).run(source(1000, 8)).committed()));
        assertEquals(GOLDEN_HASH, rows.hashCode());
    }

    @Test
    void fromAnyRowOn() throws Exception {
        final SourceRun whole = SourceRun.of(SCHEMA).run(source(50, 1));
        for (long resume = -1; resume < 50; resume++) {
            final SourceRun run = SourceRun.of(SCHEMA).resumeFrom(resume).run(source(50, 1));
            assertEquals(whole.committed().subList((int) resume + 1, 50), run.committed());
            assertEquals(whole.positions().subList((int) resume + 1, 50), run.positions());
        }
    }

    @Test
    void valuesFillTheirRangeAndNoMore() throws Exception {
        final List<List<Object>> rows = SourceRun.of(SCHEMA).run(source(2000, 3)).committed();
        final Set<Object> pairs = new HashSet<>();
        final Set<Object> prices = new HashSet<>();
        final Set<Object> integers = new HashSet<>();
        for (int n = 0; n < rows.size(); n++) {
            final List<Object> row = rows.get(n);
            assertEquals(n * 1_000_000L, row.get(0));
            assertEquals(100L - 2 * n, row.get(5));
            pairs.add(row.get(1));
            prices.add(row.get(2));
            integers.add(row.get(4));
            assertTrue(((BigDecimal) row.get(3)).abs().compareTo(BigDecimal.ONE) <= 0);
            assertTrue((double) row.get(6) >= 0 && (double) row.get(6) <= 1);
        }
        assertEquals(Set.of("btcusd", "ethusd", "xrpusd"), pairs);
        assertEquals(Set.copyOf(Arrays.asList(-3, -2, -1, 0, 1, 2, 3)), integers);
        assertEquals(5, prices.size());
    }

    @Test
    void rowsAreDueAtARate() throws Exception {
        final long[] now = {1000};
        final SourceRun run = SourceRun.of(SCHEMA);
        final long[] sent = new long[4];
        run.countOnly(() -> sent[(int) run.published() - 1] = now[0]);
        run.run(source(4, 1).paced(2, () -> now[0] += 100_000_000, NoOpIdleStrategy.INSTANCE));
        assertEquals(List.of(200_001_000L, 600_001_000L, 1_100_001_000L, 1_600_001_000L),
            Arrays.stream(sent).boxed().toList());
    }

    @Test
    void rowsAllocateNothing() throws Exception {
        final SourceRun run = SourceRun.of(SCHEMA);
        final long[] marks = {0, Long.MAX_VALUE};
        run.countOnly(() -> {
            if (run.published() % 10_000 == 0) {
                final long now = Allocations.bytes();
                marks[1] = Math.min(marks[1], now - marks[0]);
                marks[0] = now;
            }
        }).run(source(300_000, 1));
        assertEquals(0, marks[1]);
    }

    @Test
    void valuesThatDoNotSuitAreRefused() {
        assertRefused("source `input` generates no values for field `a`, name some or make it nullable",
            GeneratorSource.of(1, 1));
        assertRefused("field `a`: bound 0.5 is no INT32 within 64 bits, correct it",
            GeneratorSource.of(1, 1).field("a", Values.uniform("0.5", "1")));
        assertRefused("field `a`: bound 2147483648 is no INT32 within 64 bits, correct it",
            GeneratorSource.of(1, 1).field("a", Values.uniform("0", "2147483648")));
        assertRefused("field `a`: bounds 2..1 hold no value or too many, correct them",
            GeneratorSource.of(1, 1).field("a", Values.uniform("2", "1")));
        assertRefused("field `a` is INT32 and cannot have values of Coin[], choose others",
            GeneratorSource.of(1, 1).field("a", Values.coin()));
        assertThrows(ConfigurationException.class, () -> GeneratorSource.of(-1, 1));
    }

    private static void assertRefused(String message, GeneratorSource source) {
        final Schema schema = Schema.named("s").int32("a").build();
        assertEquals(message, assertThrows(ConfigurationException.class,
            () -> SourceRun.of(schema).run(source)).getMessage());
    }
}
