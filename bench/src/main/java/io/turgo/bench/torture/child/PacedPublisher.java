package io.turgo.bench.torture.child;

import io.turgo.record.Row;
import io.turgo.source.Receipt;
import io.turgo.source.RowPublisher;

/**
 * Publishes at a pace.
 *
 * @param rows takes what is published
 * @param pace asked before each record
 */
record PacedPublisher(RowPublisher rows, Pace pace) implements RowPublisher {
    @Override
    public Row claim() {
        pace.next();
        return rows.claim();
    }

    @Override
    public Row tryClaim() {
        pace.next();
        return rows.tryClaim();
    }

    @Override
    public Row claim(long timeoutNs) {
        pace.next();
        return rows.claim(timeoutNs);
    }

    @Override
    public boolean awaitRoom(int slots, long timeoutNs) {
        return rows.awaitRoom(slots, timeoutNs);
    }

    @Override
    public void commit(long position) {
        rows.commit(position);
    }

    @Override
    public void commit(long position, long sendTimeNs) {
        rows.commit(position, sendTimeNs);
    }

    @Override
    public void abort() {
        rows.abort();
    }

    @Override
    public void reject(long position, String reason, byte[] raw) {
        rows.reject(position, reason, raw);
    }

    @Override
    public Receipt receipt() {
        return rows.receipt();
    }

    @Override
    public void partition(int partition) {
        rows.partition(partition);
    }

    @Override
    public void endOfInput() {
        rows.endOfInput();
    }

    @Override
    public void close() {
        rows.close();
    }
}
