package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.record.RowView;
import io.turgo.source.RowPublisher;

/**
 * Publishes records through a view: {@link #publish}, or claim, set the fields, commit. Belongs to one thread; nothing
 * is allocated per record. See {@link RowPublisher} for what each method promises.
 *
 * @param <T> the view: an interface with setters named as the source's fields
 */
public final class Publisher<T> extends PublisherFields implements AutoCloseable {
    private final RowPublisher rows;
    private final T view;
    private final Row flyweight;

    /** @param view must be a generated view of the source's records */
    Publisher(RowPublisher rows, T view, long lastPosition) {
        this.rows = rows;
        this.view = view;
        this.lastPosition = lastPosition;
        flyweight = ((RowView) view).flyweight();
    }

    /**
     * The position of the last record that was published through this publisher; before the first, of the last one that
     * the journal has. {@link RowPublisher#NO_POSITION} if there is neither.
     */
    public long lastPosition() {
        return lastPosition;
    }

    /**
     * Publishes a record, waiting for room as long as it takes. If the translator or the check of the record fails,
     * nothing is published.
     *
     * @param position where the source is after this record
     * @param from     handed to the translator, e.g. an order
     */
    public <A> void publish(long position, A from, Translator<? super T, ? super A> translator) {
        publish(claim(), position, from, translator);
    }

    /** Publishes with the next position: one more than {@link #lastPosition}. */
    public <A> void publish(A from, Translator<? super T, ? super A> translator) {
        publish(lastPosition + 1, from, translator);
    }

    /** Publishes with the time, of {@link System#nanoTime}, at which the record was due, for its latency. */
    public <A> void publish(long position, long sendTimeNs, A from, Translator<? super T, ? super A> translator) {
        final T record = claim();
        try {
            translator.translate(record, from);
            commit(position, sendTimeNs);
        } catch (final RuntimeException | Error e) {
            rows.abort();
            throw e;
        }
    }

    /** Publishes if there is room in the ring; gives whether there was. */
    public <A> boolean tryPublish(long position, A from, Translator<? super T, ? super A> translator) {
        final T record = tryClaim();
        if (record == null) {
            return false;
        }
        publish(record, position, from, translator);
        return true;
    }

    private <A> void publish(T record, long position, A from, Translator<? super T, ? super A> translator) {
        try {
            translator.translate(record, from);
            commit(position);
        } catch (final RuntimeException | Error e) {
            rows.abort();
            throw e;
        }
    }

    /** An empty record, waiting for room as long as it takes. */
    public T claim() {
        return shown(rows.claim());
    }

    /** An empty record, or null if the ring is full. */
    public T tryClaim() {
        return shown(rows.tryClaim());
    }

    /** An empty record, or null if the ring stayed full for {@code timeoutNs}. */
    public T claim(long timeoutNs) {
        return shown(rows.claim(timeoutNs));
    }

    private T shown(Row row) {
        if (row == null) {
            return null;
        }
        flyweight.lookWith(row);
        return view;
    }

    /**
     * Publishes the claimed record; its position is one more than that of the record before, of whichever partition.
     */
    public void commit() {
        commit(lastPosition + 1);
    }

    /** Publishes the claimed record with the source's position after it. */
    public void commit(long position) {
        rows.commit(position);
        lastPosition = position;
    }

    /** Publishes the claimed record with position and the time, of {@link System#nanoTime}, at which it was due. */
    public void commit(long position, long sendTimeNs) {
        rows.commit(position, sendTimeNs);
        lastPosition = position;
    }

    /** Gives the claim back; nothing is journaled. */
    public void abort() {
        rows.abort();
    }

    /** Publishes input that could not be decoded; it leaves for the dead letters. */
    public void reject(long position, String reason, byte[] raw) {
        rows.reject(position, reason, raw);
        lastPosition = position;
    }

    /** What is published from now on comes from that partition. */
    public void partition(int partition) {
        rows.partition(partition);
    }

    /** Publishes the end of the present partition. */
    public void endOfInput() {
        rows.endOfInput();
    }

    /** Gives an open claim back; idempotent. */
    @Override
    public void close() {
        rows.close();
    }
}
