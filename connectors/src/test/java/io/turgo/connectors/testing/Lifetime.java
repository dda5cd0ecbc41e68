package io.turgo.connectors.testing;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** Ends after a number of steps, with an error for whoever takes the next one. Any thread. */
public final class Lifetime {
    /** What a run dies of. */
    public static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private long steps;

    /** @param steps how many; {@link Long#MAX_VALUE} for no end */
    public Lifetime(long steps) {
        this.steps = steps;
    }

    /** Whether it has no end. */
    public synchronized boolean isEndless() {
        return steps == Long.MAX_VALUE;
    }

    /** Takes a step. */
    public synchronized void step() {
        if (steps != Long.MAX_VALUE && steps-- <= 0) {
            throw new Death();
        }
    }

    /** A sink for which each row and each commit is a step. */
    public Sink of(Sink sink) {
        return new MortalSink(sink, this);
    }

    private record MortalSink(Sink sink, Lifetime lifetime) implements Sink {
        @Override
        public Guarantee guarantee() {
            return sink.guarantee();
        }

        @Override
        public OutputId open(SinkContext context) {
            return sink.open(context);
        }

        @Override
        public void write(long sequence, long control, int ordinal, Row row) {
            lifetime.step();
            sink.write(sequence, control, ordinal, row);
        }

        @Override
        public void commit() {
            lifetime.step();
            sink.commit();
        }

        @Override
        public boolean takesUpdates() {
            return sink.takesUpdates();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
