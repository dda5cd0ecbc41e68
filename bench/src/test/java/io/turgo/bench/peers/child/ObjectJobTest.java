package io.turgo.bench.peers.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.trades.PlainLoop;
import io.turgo.bench.trades.Trades;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The objects that peers do the job with find what the plain loop over arrays finds, whatever the feed's pace. */
class ObjectJobTest {
    private static final int EVENTS = 600_000;

    private static Task task(int eventsPerSecond, int events) {
        return new Task("objects", 1, events, events / 4, eventsPerSecond, 0, Path.of(""));
    }

    @Test
    void agreesWithThePlainLoop() throws Exception {
        final Result result = Child.run(new ObjectJob(0), task(0, EVENTS));
        final String expected = PlainLoop.run(Trades.make(EVENTS, Trades.SEED), EVENTS).toString();
        assertEquals(expected, result.tally());
        assertTrue(result.elapsedNs() > 0 && result.startUpNs() > 0, result.toString());
        assertEquals(0, result.latencies().getTotalCount(), "no latency at full speed");
    }

    @Test
    void aLostTradeShows() throws Exception {
        final String expected = PlainLoop.run(Trades.make(EVENTS, Trades.SEED), EVENTS).toString();
        assertTrue(!expected.equals(Child.run(new ObjectJob(EVENTS / 2), task(0, EVENTS)).tally()));
    }

    @Test
    void anOpenLoopRecordsEveryTradePastTheWarmUp() throws Exception {
        final int events = 40_000;
        final Trades trades = Trades.make(events, Trades.SEED);
        long counted = 0;
        for (int i = events / 4; i < events; i++) {
            counted += trades.amount(i) == 0 ? 0 : 1;
        }
        final Result result = Child.run(new ObjectJob(0), task(1_000_000, events));
        assertEquals(counted, result.latencies().getTotalCount());
        assertEquals(PlainLoop.run(trades, events).toString(), result.tally());
    }

    @Test
    void aSenderOfItsOwnLeavesNothingOut() throws Exception {
        final int events = 40_000;
        final Peer peer = new ObjectJob(0) {
            @Override
            public void run() {
                Run.current().feed().handOver();
                super.run();
            }
        };
        assertEquals(PlainLoop.run(Trades.make(events, Trades.SEED), events).toString(),
            Child.run(peer, task(1_000_000, events)).tally());
    }

    @Test
    void anEngineThatStopsEarlyIsNoResult() {
        assertThrows(IllegalStateException.class, () -> Child.run(new ObjectJob(0) {
            @Override
            public void run() {
                Run.current().newOutputs();
            }
        }, task(0, EVENTS)));
    }

    /** The job by the book, in a hash map. */
    private static class ObjectJob implements Peer {
        private final int lost;

        /** @param lost the number of a trade that gets lost; 0 for none */
        ObjectJob(int lost) {
            this.lost = lost;
        }

        @Override
        public String name() {
            return "objects";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public void run() {
            final Map<Integer, Ewma> detectors = new HashMap<>();
            final Map<Integer, Window> windows = new HashMap<>();
            final Outputs outputs = Run.current().newOutputs();
            final Feed feed = Run.current().feed();
            int next = 0;
            while (next < feed.count()) {
                for (final int due = feed.due(next, 100); next < due; next++) {
                    final Trade trade = new Trade().set(feed.trades(), next);
                    if (trade.hasAmount() && (lost == 0 || next != lost)) {
                        on(trade.enrich(SymbolTable.TABLE), detectors, windows, outputs);
                    }
                }
            }
            windows.forEach(outputs::window);
        }

        private static void on(Trade trade, Map<Integer, Ewma> detectors, Map<Integer, Window> windows,
                               Outputs outputs) {
            final double score = detectors.computeIfAbsent(trade.symbol, any -> new Ewma()).score(trade.scaledPrice());
            if (Outputs.isAlert(score)) {
                outputs.alert(trade, score);
            }
            outputs.verdict(trade.index);
            final Window window = windows.computeIfAbsent(trade.symbol, any -> new Window());
            if (trade.timeNs >= window.endNs) {
                if (window.count != 0) {
                    outputs.window(trade.symbol, window);
                }
                window.open(Window.endNs(trade.timeNs));
            }
            window.add(trade.notional);
        }
    }
}
