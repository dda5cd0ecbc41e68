package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing.Producers;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference tables that are loaded again while the engine runs. */
class ReferenceReloadTest {
    private static final Schema TRADES = Schema.named("trades").timestamp("time").symbol("pair").build();
    private static final ReferenceTable LOTS =
        new ReferenceTable("lots", Schema.named("lots").symbol("pair").int64("value").build(), "pair");

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(false);
    private final Table table = new Table();

    /** What is loaded; fails while it is told to. */
    private static final class Table implements ReferenceLoader {
        private volatile Map<String, Long> content = Map.of();
        private volatile boolean broken;
        private volatile int loads;
        private volatile long intervalNs = 1_000_000;

        @Override
        public void load(ReferenceRows target) throws IOException {
            loads++;
            if (broken) {
                throw new IOException("table gone");
            }
            content.forEach((pair, value) -> {
                final Row row = target.claim();
                row.int32(target.rows().column("pair"), target.symbols().intern(pair));
                row.int64(target.rows().column("value"), value);
                target.put();
            });
        }

        @Override
        public long reloadIntervalNs() {
            return intervalNs;
        }

        /** Returns when what is there now has been loaded, and has been published. */
        void awaitLoad() {
            final int before = loads;
            Conditions.await("two more loads", () -> loads >= before + 2);
        }
    }

    private Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("lookup");
        pipeline.source("trades", TRADES, EventTime.ascending("time"))
            .through("lots", new RandomOperators.Lookup(LOTS, "pair", Field.int64("lot").orNull()))
            .through("seen", new KeyedOperators.Seen(List.of("pair"))).to("out", sink);
        return pipeline.load(LOTS, table);
    }

    private Context context(String threads) {
        return Engine.context().journal(journal).threads(ThreadPlan.of(threads)).ringSlots(2);
    }

    private static void publish(Engine engine, RowPublisher publisher, long position, String pair) {
        final Row row = publisher.claim();
        row.int64(engine.scope("trades").column("time"), position);
        row.int32(engine.scope("trades").column("pair"), engine.symbols().intern(pair));
        publisher.commit(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void whatChangesIsSeenByWhatComesLaterAndAReplayGivesTheSame(String threads) {
        final Random random = new Random(threads.hashCode());
        final TreeMap<String, Long> content = new TreeMap<>();
        final StringBuilder expected = new StringBuilder();
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(), context(threads));
            RowPublisher publisher = engine.publisher("trades")) {
            for (int i = 0; i < 30; i++) {
                final String pair = "P" + random.nextInt(3);
                if (random.nextInt(3) == 0) {
                    content.remove(pair);
                } else {
                    content.put(pair, (long) i);
                }
                table.content = new TreeMap<>(content);
                table.awaitLoad();
                final String asked = "P" + random.nextInt(3);
                publish(engine, publisher, i, asked);
                final Long value = content.get(asked);
                expected.append(i).append(',').append(asked).append(',').append(value == null ? "-" : value + "")
                    .append(" @").append(i).append('\n');
            }
            live = engine.finish();
        }
        assertEquals(expected.toString(), String.join("\n", sink.lines()) + "\n");
        for (final ThreadPlan each : ThreadPlans.ALL) {
            final EngineResult replayed =
                Engine.replay(pipeline(), context("fused").threads(each).discardOutputs(), Long.MAX_VALUE);
            assertEquals(live.outputHash(), replayed.outputHash(), each.toString());
            assertEquals(live.stateHash(), replayed.stateHash(), each.toString());
        }
    }

    @Test
    void whatDoesNotChangeIsNotJournaled() {
        table.content = Map.of("P0", 1L, "P1", 2L);
        try (Engine engine = Engine.start(pipeline(), context("fused"))) {
            final long frames = journal.info().lastFrame();
            table.awaitLoad();
            engine.drain();
            assertEquals(frames, journal.info().lastFrame());
        }
    }

    @Test
    void aLoadThatFailsLeavesTheTableAsItWas() {
        table.content = Map.of("P0", 1L);
        try (Engine engine = Engine.start(pipeline(), context("fused"));
            RowPublisher publisher = engine.publisher("trades")) {
            table.broken = true;
            table.awaitLoad();
            publish(engine, publisher, 0, "P0");
            table.content = Map.of("P0", 2L);
            table.broken = false;
            table.awaitLoad();
            publish(engine, publisher, 1, "P0");
            engine.finish();
        }
        assertEquals(List.of("0,P0,1 @0", "1,P0,2 @1"), sink.lines());
    }

    @Test
    void aLongIntervalDoesNotDelayTheEnd() {
        table.intervalNs = Long.MAX_VALUE;
        try (Engine engine = Engine.start(pipeline(), context("fused"))) {
            engine.drain();
        }
        assertEquals(1, table.loads);
    }

    @Test
    void oneProducerThreadIsTooFew() {
        final String message = assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline(), context("fused").producers(Producers.SINGLE))).getMessage();
        assertTrue(message.contains("Context.producers(MULTI)"), message);
    }
}
