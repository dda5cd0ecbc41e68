package io.turgo.engine;

import io.turgo.counters.Counters;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.LatencyBook;
import io.turgo.counters.StageLatency;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.status.AtomicCounter;

/** What measures a running engine. */
record Instruments(Counters counters, LatencyBook latencies, NanoClock clock) {
    AtomicCounter counter(String stage, String what) {
        return counters.stageCounter(stage, what);
    }

    AtomicCounter counter(EngineCounter counter) {
        return counters.counter(counter);
    }

    StageLatency latency(String stage) {
        return latencies.add(stage);
    }
}
