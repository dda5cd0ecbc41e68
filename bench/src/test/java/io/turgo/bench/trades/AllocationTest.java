package io.turgo.bench.trades;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.ratios.AllocationRun;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Publisher and engine allocate nothing per trade, with a real journal, summed over all their threads. A first engine
 * warms the JVM up: while it links and compiles, it allocates some kilobytes on the threads that it does so for.
 */
class AllocationTest {
    private static final int COUNT = 680_000;
    private static final int COUNTED = 2_000_000;
    private static final double MAX_BYTES_PER_EVENT = 0.01;
    private static Trades trades;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeTrades() {
        trades = Trades.make(COUNT, Trades.SEED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void nothingPerTrade(ThreadPlan threads) {
        check(threads, TurgoRun::ofJava);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void nothingPerTradeInSql(ThreadPlan threads) {
        check(threads, TurgoRun::ofSql);
    }

    private void check(ThreadPlan threads, BiFunction<Journal, Context, TurgoRun> start) {
        final Supplier<Context> settings = () -> Engine.context().threads(threads).idle(Idle.BACKOFF);
        new AllocationRun(trades, directory, settings, start).run();
        final AllocationRun run = new AllocationRun(trades, directory, settings, start);
        final double bytesPerEvent = run.run();
        assertTrue(run.events() >= COUNTED, "a roll of the journal took rounds away: " + run.events());
        assertTrue(bytesPerEvent < MAX_BYTES_PER_EVENT,
            run.bytes() + " bytes over " + run.events() + " events = " + bytesPerEvent + " bytes/event");
    }
}
