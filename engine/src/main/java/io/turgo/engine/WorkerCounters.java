package io.turgo.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersReader;

/**
 * Counters of one of several copies of stages, which together have one counter for each thing that they count: each
 * copy has its own in memory, and what has come to it since the last time is added to the common one at the end of a
 * batch. Belongs to the copies' thread once set up.
 */
final class WorkerCounters {
    private final BiFunction<String, String, AtomicCounter> common;
    private final List<Part> parts = new ArrayList<>();

    /** @param common gives the common counter of a stage and what it counts: the same for each copy */
    WorkerCounters(BiFunction<String, String, AtomicCounter> common) {
        this.common = common;
    }

    private static final class Part {
        private final AtomicCounter own = new AtomicCounter(new UnsafeBuffer(BufferUtil.allocateDirectAligned(
            CountersReader.COUNTER_LENGTH, CountersReader.COUNTER_LENGTH)), 0);
        private final AtomicCounter common;
        private long shown;

        Part(AtomicCounter common) {
            this.common = common;
        }

        void publish() {
            final long now = own.get();
            if (now != shown) {
                common.getAndAdd(now - shown);
                shown = now;
            }
        }
    }

    /** The copy's own counter. Set-up only. */
    AtomicCounter counter(String stage, String what) {
        final Part part = new Part(common.apply(stage, what));
        parts.add(part);
        return part.own;
    }

    /** Shows what has been counted since the last time. */
    void publish() {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).publish();
        }
    }
}
