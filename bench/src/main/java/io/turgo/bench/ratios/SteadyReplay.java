package io.turgo.bench.ratios;

import io.turgo.bench.trades.Outcome;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.frame.Journal;
import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Replays a journal and measures it behind a warm-up. One thread; the engine's calls {@link #replayed}. */
final class SteadyReplay {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final long warmUp;
    private final LongConsumer progress;
    private volatile long firstNs;
    private volatile long first;
    private volatile long warmNs;
    private volatile long warm;
    private volatile long lastNs;
    private volatile long last;

    /** @param warmUp how many events do not count, at least */
    SteadyReplay(long warmUp, LongConsumer progress) {
        this.warmUp = warmUp;
        this.progress = progress;
    }

    /** Measures; once. The journal is closed. */
    Steady of(Journal journal) {
        final long beginNs = CLOCK.nanoTime();
        final Outcome outcome = TurgoRun.replay(journal, this::replayed);
        return new Steady(firstNs - beginNs, warm - first, warmNs - firstNs, last - warm, lastNs - warmNs,
            outcome.journalBytes(), outcome.tally());
    }

    /** After each frame. */
    private void replayed(long done, long total) {
        final long nowNs = CLOCK.nanoTime();
        if (firstNs == 0) {
            first = done;
            firstNs = nowNs;
        }
        if (warmNs == 0 && done >= warmUp) {
            warm = done;
            warmNs = nowNs;
        }
        last = done;
        lastNs = nowNs;
        progress.accept(done);
    }
}
