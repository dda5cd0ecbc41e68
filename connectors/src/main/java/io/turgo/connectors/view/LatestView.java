package io.turgo.connectors.view;

import io.turgo.egress.CallbackSink;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The latest output of each key, in memory, to be read while the pipeline runs: for results that replace one another,
 * such as those of a running view. A value is there once the journal frame of its cause is as safe as the durability
 * says, as with any sink.
 *
 * <p>It keeps nothing over a restart, so it asks for all outputs of the journal again at each start, and is complete
 * when the engine has recovered. The price is that such a start replays the whole retained journal in place of going on
 * from a checkpoint; where starts must be quick, keep the values in a table ({@code JdbcSink} with {@code upsertBy}).
 *
 * <p>Threads: set up by one thread, for one engine; written by a thread of the engine; read by any thread, without
 * locks, also after the engine has closed. Each key's value is some latest one, but what is read of several keys need
 * not be of one instant. Allocates for each output.
 *
 * @param <T> how outputs are seen: an interface with accessors named as their fields, or {@link Row}
 * @param <K> the keys, with {@code equals} and {@code hashCode}
 * @param <V> the values, immutable
 */
public final class LatestView<T, K, V> implements Sink {
    private final Map<K, V> latest = new ConcurrentHashMap<>();
    private final Function<? super T, ? extends K> key;
    private final Function<? super T, ? extends V> value;
    private final CallbackSink<T> outputs;

    private LatestView(
        Class<T> rows, Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        this.key = Objects.requireNonNull(key, "key");
        this.value = Objects.requireNonNull(value, "value");
        this.outputs = CallbackSink.<T>of(rows, (id, output) -> take(output)).resumeAfter(journal -> OutputId.NONE);
    }

    /**
     * A view.
     *
     * @param rows  how the functions see an output, which is good during their call only
     * @param key   gives an output's key
     * @param value gives what is kept of an output; null takes the key out of the view
     */
    public static <T, K, V> LatestView<T, K, V> of(
        Class<T> rows, Function<? super T, ? extends K> key, Function<? super T, ? extends V> value) {
        return new LatestView<>(rows, key, value);
    }

    private void take(T output) {
        final K of = key.apply(output);
        final V newest = value.apply(output);
        if (newest == null) {
            latest.remove(of);
        } else {
            latest.put(of, newest);
        }
    }

    /** The latest value of a key, or null if there is none. Any thread. */
    public V get(K of) {
        return latest.get(of);
    }

    /** How many keys have a value. Any thread. */
    public int size() {
        return latest.size();
    }

    /** A copy of all keys and their values. Any thread. */
    public Map<K, V> copy() {
        return Map.copyOf(latest);
    }

    @Override
    public Guarantee guarantee() {
        return outputs.guarantee();
    }

    @Override
    public OutputId open(SinkContext context) {
        return outputs.open(context);
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        outputs.write(sequence, control, ordinal, row);
    }

    @Override
    public void commit() {
        outputs.commit();
    }

    @Override
    public void close() {
        outputs.close();
    }

    @Override
    public String toString() {
        return "a view of the latest outputs";
    }
}
