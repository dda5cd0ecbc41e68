package io.turgo.egress;

import io.turgo.record.Row;
import io.turgo.record.RowView;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands outputs to the program that embeds the engine. An output comes when the journal frame of its cause is as safe
 * as the durability says, in the order of the ids, and nothing is allocated for it.
 *
 * <p>Threads: all callbacks of an engine are called by one thread, {@code turgo-egress}, and may take their time; a
 * slow one holds the pipeline back. With {@link #onPipelineThread} a callback is called by the thread that runs the
 * stage before it, a ring hop earlier, and must return at once.
 *
 * <p>A view does not show that a row changes or deletes another, so such rows are refused; a callback that takes a
 * {@link Row} gets them, and {@link Row#kind} says it.
 *
 * <p>At least once, unless the program keeps the id of its last output together with what it made of it and tells it
 * by {@link #resumeAfter}: then exactly once. A program that wants all outputs again at each start, as it keeps nothing
 * of them, gives {@link OutputId#NONE} there.
 *
 * <p>Set up by one thread, for one engine.
 *
 * @param <V> how the callback sees an output
 */
public final class CallbackSink<V> implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(CallbackSink.class);
    private static final Runnable NOTHING = () -> { };

    private final Class<V> type;
    private final OutputCallback<? super V> callback;
    private final OutputIdView id = new OutputIdView();
    private Function<UUID, OutputId> lastHeld;
    private Runnable endOfBatch = NOTHING;
    private Runnable onClose = NOTHING;
    private boolean ownThread = true;
    private V view;
    private Row flyweight;

    private CallbackSink(Class<V> type, OutputCallback<? super V> callback) {
        this.type = Objects.requireNonNull(type, "type");
        this.callback = Objects.requireNonNull(callback, "callback");
    }

    /**
     * A sink that calls {@code callback}.
     *
     * @param view an interface with accessors named as the fields of the outputs, or {@link Row}
     */
    public static <V> CallbackSink<V> of(Class<V> view, OutputCallback<? super V> callback) {
        return new CallbackSink<>(view, callback);
    }

    /**
     * Asks, when the engine starts, for the id of the last output that the program holds of a journal; what comes again
     * at or before it is not given to the callback. Where there is no journal it is not asked.
     *
     * @param lastOfJournal gives that id, or {@link OutputId#NONE}. Outputs of another journal than the one that it is
     *                      asked for are to be refused, by an exception
     */
    public CallbackSink<V> resumeAfter(Function<UUID, OutputId> lastOfJournal) {
        lastHeld = Objects.requireNonNull(lastOfJournal, "lastOfJournal");
        return this;
    }

    /** Calls this after the last output of each batch, on the callback's thread: a good place to write and to flush. */
    public CallbackSink<V> endOfBatch(Runnable action) {
        endOfBatch = Objects.requireNonNull(action, "action");
        return this;
    }

    /** Calls this when all callbacks are over, by the thread that closes the engine; it may be called again. */
    public CallbackSink<V> onClose(Runnable action) {
        onClose = Objects.requireNonNull(action, "action");
        return this;
    }

    /** Calls back on the pipeline's own thread, where the durability lets it; all of the pipeline waits meanwhile. */
    public CallbackSink<V> onPipelineThread() {
        ownThread = false;
        return this;
    }

    @Override
    public Guarantee guarantee() {
        return lastHeld == null ? Guarantee.AT_LEAST_ONCE : Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        view = context.view(type);
        flyweight = view instanceof RowView generated ? generated.flyweight() : null;
        if (!context.journaled()) {
            return OutputId.NONE;
        }
        if (lastHeld == null) {
            LOG.info("sink `{}` calls back at least once: after a restart it gives the outputs again that came "
                + "behind the checkpoint which the start goes on from; CallbackSink.resumeAfter(...) says where to "
                + "begin", context.name());
            return OutputId.NONE;
        }
        return Objects.requireNonNull(lastHeld.apply(context.journalId()),
            "resumeAfter of a callback gave null; it gives OutputId.NONE where nothing is held");
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        callback.onOutput(id.set(sequence, control, ordinal), looked(row));
    }

    private V looked(Row row) {
        if (flyweight == null) {
            return type.cast(row);
        }
        AppendOnly.require(row, this);
        flyweight.lookWith(row);
        return view;
    }

    @Override
    public void commit() {
        endOfBatch.run();
    }

    @Override
    public boolean takesUpdates() {
        return type == Row.class;
    }

    @Override
    public boolean ownThread() {
        return ownThread;
    }

    @Override
    public void close() {
        onClose.run();
    }

    @Override
    public String toString() {
        return "a callback of " + type.getSimpleName();
    }
}
