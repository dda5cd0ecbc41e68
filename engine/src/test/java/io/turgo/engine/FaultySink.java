package io.turgo.engine;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;

/** Throws where it is told to; counts what it is asked. */
final class FaultySink implements Sink {
    volatile RuntimeException onOpen;
    volatile RuntimeException onWrite;
    volatile RuntimeException onCommit;
    volatile RuntimeException onClose;
    volatile int written;
    volatile int committed;
    volatile int closed;
    private final boolean ownThread;

    FaultySink(boolean ownThread) {
        this.ownThread = ownThread;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        throwIfSet(onOpen);
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        throwIfSet(onWrite);
        written = written + 1;
    }

    @Override
    public void commit() {
        throwIfSet(onCommit);
        committed = written;
    }

    @Override
    public boolean ownThread() {
        return ownThread;
    }

    @Override
    public void close() {
        closed = closed + 1;
        throwIfSet(onClose);
    }

    private static void throwIfSet(RuntimeException error) {
        if (error != null) {
            throw error;
        }
    }
}
