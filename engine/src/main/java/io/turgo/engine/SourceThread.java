package io.turgo.engine;

import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;

/** Runs an attached source and publishes the end of its input. */
final class SourceThread implements SourceContext, Runnable {
    private final Source source;
    private final SourceState state;
    private final RowPublisher publisher;
    private final SymbolDictionary symbols;
    private final Lifecycle lifecycle;
    private final Thread thread;
    private volatile boolean done;

    SourceThread(
        String threadName, Source source, SourceState state, RowPublisher publisher, SymbolDictionary symbols,
        Lifecycle lifecycle) {
        this.source = source;
        this.state = state;
        this.publisher = publisher;
        this.symbols = symbols;
        this.lifecycle = lifecycle;
        thread = new Thread(this, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean done() {
        return done;
    }

    /**
     * Waits for the source to return; interrupts it when it has not after {@code timeoutMs}, and leaves it behind when
     * it has not after that time again. Gives whether the caller was interrupted meanwhile.
     */
    boolean joinInterrupted(long timeoutMs) {
        boolean interrupted = joinOnce(timeoutMs);
        if (thread.isAlive()) {
            thread.interrupt();
            interrupted |= joinOnce(timeoutMs);
        }
        return interrupted;
    }

    /** An interrupted caller waits anew; it is interrupted once, or a few times, not for ever. */
    private boolean joinOnce(long timeoutMs) {
        boolean interrupted = false;
        boolean waited = false;
        while (!waited) {
            try {
                thread.join(timeoutMs);
                waited = true;
            } catch (final InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    /** What the caller of a stop gets to hear of a source that has not returned. */
    EngineException leftBehind(long timeoutMs) {
        return new EngineException("source `" + name() + "` has not returned, " + timeoutMs
            + " ms after it was asked to stop and as long after an interrupt; its thread is left behind and publishes "
            + "nothing more: let it ask SourceContext.running() and answer interrupts, or raise "
            + Configuration.SOURCE_STOP_TIMEOUT_MS);
    }

    @Override
    public void run() {
        try {
            source.run(this);
            if (running()) {
                endAllPartitions();
            }
        } catch (final Throwable e) {
            if (lifecycle.accepting()) {
                lifecycle.fail(e instanceof TurgoException ? e
                    : new EngineException("source `" + name() + "` failed: " + e, e));
            }
        } finally {
            publisher.close();
            done = true;
        }
    }

    private void endAllPartitions() {
        for (int p = 0; p < state.plan().partitions(); p++) {
            publisher.partition(p);
            publisher.endOfInput();
        }
    }

    @Override
    public String name() {
        return state.plan().name();
    }

    @Override
    public Scope rows() {
        return Scope.of(state.plan().schema(), state.layout());
    }

    @Override
    public RowPublisher publisher() {
        return publisher;
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }

    @Override
    public long resumePosition() {
        return state.position(0);
    }

    @Override
    public long resumePosition(int partition) {
        return state.position(partition);
    }

    @Override
    public boolean running() {
        return lifecycle.accepting();
    }
}
