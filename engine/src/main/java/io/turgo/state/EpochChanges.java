package io.turgo.state;

import static io.turgo.state.StateRowDescriptor.FRESH;
import static io.turgo.state.StateRowDescriptor.LIVE;
import static io.turgo.state.StateRowDescriptor.OCCUPIED;
import static io.turgo.state.StateRowDescriptor.PENDING;

/**
 * Which rows changed in the open epoch and in the one closed before it, and the table's hash.
 *
 * <p>A row is in the list of the open epoch if and only if it is stamped with it, so it is there once, even where it
 * was freed and used again in between. A pending row that is not stamped with the open epoch is the closed epoch's.
 * A deleted key that the epoch did not add stays as a tombstone until it is handed over, so each key has one record
 * per epoch, its final one, and the order of records does not matter.
 *
 * <p>The hash is kept in two parts: what the closed epoch's rows come to, complete once they are handed over, and what
 * the open epoch has added to it so far. Owner thread only.
 */
final class EpochChanges implements AutoCloseable {
    private static final int FIRST_EPOCH = 1;

    private final KeyedTable table;
    private final RowStore rows;
    private final KeyLookup keys;
    private final int keyOffset;
    private final int keyBytes;
    private final int hashedBytes;
    private ChangeVisitor visitor;
    private OffHeapIntList open = new OffHeapIntList();
    private OffHeapIntList closed = new OffHeapIntList();
    private int nextClosed;
    private int openPending;
    private int closedPending;
    private long closedHash;
    private long openHash;
    private int closedSize;

    EpochChanges(final KeyedTable table, final RowStore rows, final KeyLookup keys) {
        this.table = table;
        this.rows = rows;
        this.keys = keys;
        this.keyOffset = table.layout().keyOffset();
        this.keyBytes = table.layout().keyBytes();
        this.hashedBytes = keyBytes + table.layout().valueBytes();
        rows.openEpoch(FIRST_EPOCH);
    }

    int epoch() {
        return rows.openEpoch();
    }

    long hash() {
        return closedHash + openHash;
    }

    long closedHash() {
        return closedHash;
    }

    int closedSize() {
        return closedSize;
    }

    void visitor(final ChangeVisitor changeVisitor) {
        visitor = changeVisitor;
    }

    void ensureUntouched() {
        if (epoch() != FIRST_EPOCH || open.size() != 0) {
            throw new IllegalStateException("table " + table.name() + " has changed in epoch " + epoch()
                + ", restore into a new table");
        }
    }

    /** Notes a row's first change in the open epoch; flags are {@link StateRowDescriptor}'s, without PENDING. */
    void record(final int row, final int flags) {
        if (!rows.isOfOpenEpoch(row)) {
            open.add(row);
            rows.epoch(row, epoch());
        }
        rows.status(row, OCCUPIED | PENDING | flags);
        openPending++;
    }

    /** Notes the deletion of a live row. One that the open epoch added is freed at once, any other a tombstone. */
    void delete(final int row) {
        settle(row);
        openHash -= rows.writtenHash(row);
        rows.writtenHash(row, 0);
        if (!rows.isOfOpenEpoch(row)) {
            record(row, 0);
        } else if ((rows.status(row) & FRESH) == 0) {
            rows.status(row, OCCUPIED | PENDING);
        } else {
            release(row);
            openPending--;
        }
    }

    /** Makes a tombstone of the open epoch live again; false if it was the closed epoch's, then it has been freed. */
    boolean revive(final int tombstone) {
        if (!rows.isOfOpenEpoch(tombstone)) {
            settle(tombstone);
            return false;
        }
        rows.status(tombstone, OCCUPIED | LIVE | PENDING);
        return true;
    }

    /** Hands over the row's change in the closed epoch, if it has one, as the row is about to change again. */
    void settle(final int row) {
        if (isOfClosedEpoch(row)) {
            handOverRow(row, requireVisitor());
        }
    }

    /** Notes a row that is part of the state before the first epoch. */
    void recordRestored(final int row) {
        rows.epoch(row, 0);
        rows.status(row, OCCUPIED | LIVE);
        closedHash += rewriteHash(row);
        closedSize++;
    }

    void openEpoch(final int size) {
        if (closedPending > 0) {
            throw new IllegalStateException("table " + table.name() + ": " + closedPending + " changes of epoch "
                + (epoch() - 1) + " are not handed over, call handOver() until it returns 0 before epoch "
                + (epoch() + 1) + " opens");
        }
        rows.openEpoch(Math.addExact(epoch(), 1));
        final OffHeapIntList empty = closed;
        empty.clear();
        closed = open;
        open = empty;
        nextClosed = 0;
        closedPending = openPending;
        openPending = 0;
        closedHash += openHash;
        openHash = 0;
        closedSize = size;
    }

    /** Hands over what is next in the list of the closed epoch; returns the number of changes left. */
    int handOver(final int maxRows) {
        for (int left = maxRows; left > 0 && closedPending > 0; left--) {
            final int row = closed.get(nextClosed);
            if (isOfClosedEpoch(row)) {
                handOverRow(row, requireVisitor());
            }
            nextClosed++;
        }
        return closedPending;
    }

    void handOverAllLive(final RowVisitor taker) {
        for (int i = nextClosed, size = closed.size(); i < size && closedPending > 0; i++) {
            final int row = closed.get(i);
            if (isOfClosedEpoch(row) && rows.isLive(row)) {
                handOverLive(row, taker);
            }
        }
    }

    void handOverAllTombstones(final KeyVisitor taker) {
        for (int i = nextClosed, size = closed.size(); i < size && closedPending > 0; i++) {
            final int row = closed.get(i);
            if (isOfClosedEpoch(row) && !rows.isLive(row)) {
                handOverTombstone(row, taker);
            }
        }
    }

    void writeBack() {
        for (int i = nextClosed, size = closed.size(); i < size && closedPending > 0; i++) {
            final int row = closed.get(i);
            if (isOfClosedEpoch(row) && rows.isLive(row)) {
                closedHash += rewriteHash(row);
            }
        }
        for (int i = 0, size = open.size(); i < size; i++) {
            final int row = open.get(i);
            if (rows.isLive(row)) {
                openHash += rewriteHash(row);
            }
        }
    }

    long rowHash(final int row) {
        return RowHash.of(rows.buffer(row), rows.offset(row) + keyOffset, hashedBytes);
    }

    long capacityBytes() {
        return open.capacityBytes() + closed.capacityBytes();
    }

    @Override
    public void close() {
        open.close();
        closed.close();
        openPending = 0;
        closedPending = 0;
    }

    private boolean isOfClosedEpoch(final int row) {
        return !rows.isOfOpenEpoch(row) && rows.isPending(row);
    }

    private void handOverRow(final int row, final ChangeVisitor taker) {
        if (rows.isLive(row)) {
            handOverLive(row, taker);
        } else {
            handOverTombstone(row, taker);
        }
    }

    private void handOverLive(final int row, final RowVisitor taker) {
        taker.changed(table, row);
        closedHash += rewriteHash(row);
        rows.status(row, OCCUPIED | LIVE);
        closedPending--;
    }

    private void handOverTombstone(final int row, final KeyVisitor taker) {
        taker.deleted(rows.buffer(row), rows.offset(row) + keyOffset, keyBytes);
        release(row);
        closedPending--;
    }

    private void release(final int row) {
        keys.remove(row);
        rows.free(row);
    }

    private ChangeVisitor requireVisitor() {
        if (visitor == null) {
            throw new IllegalStateException("table " + table.name() + ": changes of epoch " + (epoch() - 1)
                + " (pending=" + closedPending + ") have nowhere to go in epoch " + epoch()
                + ", set changesTo() before openEpoch() or call forEachChanged() and forEachDeleted() after it");
        }
        return visitor;
    }

    private long rewriteHash(final int row) {
        final long hash = rowHash(row);
        final long delta = hash - rows.writtenHash(row);
        rows.writtenHash(row, hash);
        return delta;
    }
}
