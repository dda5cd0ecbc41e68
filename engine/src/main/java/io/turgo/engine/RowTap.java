package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.stage.Scope;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Copies of rows as they pass one place of a running pipeline. A sample: rows that come while {@link #CAPACITY} others
 * wait to be looked at are only counted, the pipeline never waits. Costs nothing where there is none; where there is
 * one, the stages' thread copies a row for each that is kept.
 *
 * <p>Made by {@link Engine#tap}; polled by one thread, closed by any.
 */
public final class RowTap implements AutoCloseable {
    /** How many rows wait to be looked at, at most. */
    public static final int CAPACITY = 256;

    private final ManyToOneConcurrentArrayQueue<byte[]> rows = new ManyToOneConcurrentArrayQueue<>(CAPACITY);
    private final AtomicLong missed = new AtomicLong();
    private final Scope scope;
    private final long bit;
    private final Consumer<RowTap> detach;
    private final Row shown = new Row();

    /**
     * @param scope  what is to be seen of a row
     * @param bit    of the mask of a row that comes by the place
     * @param detach takes the tap out again
     */
    RowTap(Scope scope, long bit, Consumer<RowTap> detach) {
        this.scope = scope;
        this.bit = bit;
        this.detach = detach;
    }

    /** The fields that rows have at this place. */
    public Scope scope() {
        return scope;
    }

    /** Any thread of stages. */
    void offer(Row row, long passed) {
        if ((passed & bit) == 0) {
            return;
        }
        if (rows.size() >= CAPACITY) {
            missed.lazySet(missed.get() + 1);
            return;
        }
        final byte[] copy = new byte[row.length()];
        row.buffer().getBytes(row.offset(), copy);
        rows.offer(copy);
    }

    /**
     * Shows one row, if there is one.
     *
     * @param visitor gets a row that is good during the call only
     * @return whether there was one
     */
    public boolean poll(Consumer<Row> visitor) {
        final byte[] copy = rows.poll();
        if (copy == null) {
            return false;
        }
        final UnsafeBuffer memory = new UnsafeBuffer(ByteBuffer.allocateDirect(copy.length));
        memory.putBytes(0, copy);
        visitor.accept(shown.wrap(memory, 0, copy.length));
        return true;
    }

    /** About how many rows came by and were not kept. */
    public long missed() {
        return missed.get();
    }

    /** Stops looking; rows that are kept can still be polled. */
    @Override
    public void close() {
        detach.accept(this);
    }
}
