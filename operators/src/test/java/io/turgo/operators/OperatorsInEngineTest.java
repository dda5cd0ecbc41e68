package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.CountersView;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.MemoryJournal;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The operators one behind the other in a running engine: the same with every thread plan and in replay. */
class OperatorsInEngineTest {
    /** What every sink gets of any input. */
    private static final int LEAST = 10;
    private static final int ROWS = 5_000;

    /** One run of an engine and what came out. */
    private static final class Run {
        private final Market market = market();
        private final EngineResult result;
        /** What the stages have counted, and the rows of their state. */
        private final Map<String, Long> counts = new TreeMap<>();

        Run(ThreadPlan threads, MemoryJournal journal, long seed) {
            try (Engine engine = Engine.start(
                market.pipeline(), Engine.context().journal(journal).threads(threads).ringSlots(64))) {
                try (RowPublisher publisher = engine.publisher("trades")) {
                    publish(publisher, engine.scope("trades"), engine.symbols(), new Random(seed));
                }
                engine.drain();
                try (CountersView view = engine.counters()) {
                    view.readings().stream()
                        .filter(each -> !each.stage().isEmpty() || each.name().equals("state-rows"))
                        .forEach(each -> counts.put(each.label(), each.value()));
                }
                result = engine.finish();
            }
        }
    }

    private static Market market() {
        return new Market(5, () -> false);
    }

    private static void publish(RowPublisher publisher, Scope scope, SymbolDictionary symbols, Random random) {
        for (int i = 0; i < ROWS; i++) {
            Market.publish(publisher, scope, i, new Market.Trade(i - random.nextInt(70),
                symbols.intern("P" + random.nextInt(7)), 10_000 + random.nextInt(100), random.nextInt(1_000_000)));
        }
        publisher.endOfInput();
    }

    @Test
    void everyThreadPlanAndReplayGiveTheSame() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final String repeat = "repeat with -Dturgo.seed=" + seed;
        final MemoryJournal journal = new MemoryJournal();
        final Run fused = new Run(ThreadPlan.FUSED, journal, seed);
        assertEquals(ROWS, fused.market.sinks().get("alerts").lines().size(), repeat);
        fused.market.sinks().forEach(
            (name, sink) -> assertTrue(sink.lines().size() >= LEAST, name + ": " + sink.lines().size() + " " + repeat));

        for (final String plan : List.of("fused", "pipelined", "sharded:1", "sharded:2", "sharded:3", "sharded:8")) {
            final String what = plan + ", " + repeat;
            final Run other = new Run(ThreadPlan.of(plan), new MemoryJournal(), seed);
            fused.market.sinks().forEach((name, sink) -> {
                assertEquals(sink.lines(), other.market.sinks().get(name).lines(), name + ", " + what);
                assertEquals(sink.ids(), other.market.sinks().get(name).ids(), name + ", " + what);
            });
            assertEquals(fused.result.outputHash(), other.result.outputHash(), what);
            assertEquals(fused.result.stateHash(), other.result.stateHash(), what);
            assertEquals(fused.result.late(), other.result.late(), what);
            assertEquals(fused.counts, other.counts, what);

            final EngineResult replayed = Engine.replay(market().pipeline(),
                Engine.context().journal(journal).threads(ThreadPlan.of(plan)).discardOutputs(), Long.MAX_VALUE);
            assertEquals(fused.result.outputHash(), replayed.outputHash(), what);
            assertEquals(fused.result.stateHash(), replayed.stateHash(), what);
        }
    }
}
