package io.turgo.bench.trades;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.ratios.AllocationRun;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import java.nio.file.Path;
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
        new AllocationRun(trades, directory, threads, Idle.BACKOFF).run();
        final AllocationRun run = new AllocationRun(trades, directory, threads, Idle.BACKOFF);
        final double bytesPerEvent = run.run();
        assertTrue(run.events() >= COUNTED, "a roll of the journal took rounds away: " + run.events());
        assertTrue(bytesPerEvent < MAX_BYTES_PER_EVENT,
            run.bytes() + " bytes over " + run.events() + " events = " + bytesPerEvent + " bytes/event");
    }
}
