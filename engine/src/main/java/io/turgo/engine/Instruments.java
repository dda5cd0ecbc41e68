package io.turgo.engine;

import io.turgo.counters.Counters;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.LatencyBook;
import io.turgo.counters.StageLatency;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What measures a running engine.
 *
 * @param startNs when it was started, on the clock
 */
record Instruments(Counters counters, LatencyBook latencies, NanoClock clock, long startNs) {
    private static final Logger LOG = LoggerFactory.getLogger(Instruments.class);

    AtomicCounter counter(String stage, String what) {
        return counters.stageCounter(stage, what);
    }

    AtomicCounter counter(EngineCounter counter) {
        return counters.counter(counter);
    }

    /** The engine takes live records from now on; gives the ns since it was started. */
    long live() {
        final long elapsedNs = clock.nanoTime() - startNs;
        counter(EngineCounter.RECOVERY_NS).setRelease(elapsedNs);
        return elapsedNs;
    }

    /** New outputs have been committed. */
    void outputs() {
        final AtomicCounter first = counter(EngineCounter.FIRST_OUTPUT_NS);
        if (first.get() == 0) {
            final long elapsedNs = clock.nanoTime() - startNs;
            first.setRelease(elapsedNs);
            LOG.info("first new output after {} ms", TimeUnit.NANOSECONDS.toMillis(elapsedNs));
        }
    }

    StageLatency latency(String stage) {
        return latencies.add(stage);
    }
}
