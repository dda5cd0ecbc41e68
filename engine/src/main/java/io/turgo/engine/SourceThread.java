package io.turgo.engine;

import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.source.SourceNotes;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import org.agrona.CloseHelper;

/** Runs an attached source and publishes the end of its input. */
final class SourceThread implements SourceContext, Runnable {
    private final Source source;
    private final SourceState state;
    private final RowPublisher publisher;
    private final RingNotes notes;
    private final SymbolDictionary symbols;
    private final Lifecycle lifecycle;
    private final FeedingThread thread;
    private volatile boolean done;

    /** @param notes or null */
    SourceThread(Source source, SourceState state, RowPublisher publisher, RingNotes notes, SymbolDictionary symbols,
        Lifecycle lifecycle) {
        this.source = source;
        this.state = state;
        this.publisher = publisher;
        this.notes = notes;
        this.symbols = symbols;
        this.lifecycle = lifecycle;
        thread = new FeedingThread(this, "turgo-source-" + state.plan().name());
    }

    void start() {
        thread.start();
    }

    boolean done() {
        return done;
    }

    /** Waits for the source to return; see {@link FeedingThread#joinInterrupted}. */
    boolean joinInterrupted(long timeoutMs) {
        return thread.joinInterrupted(timeoutMs);
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
            CloseHelper.closeAll(publisher, notes);
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
    public SourceNotes notes() {
        return notes;
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
