package io.turgo.state;

import static io.turgo.state.StateRowDescriptor.FRESH;
import static io.turgo.state.StateRowDescriptor.HEADER_LENGTH;
import static io.turgo.state.StateRowDescriptor.LIVE;

import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;
import java.util.Objects;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Off-heap table of fixed-width rows found by key. A row's id and place in memory are stable from
 * {@link #findOrAdd()} to {@link #remove}; growth adds a chunk of rows or moves a few index slots at a time, so no
 * operation stops the stage. After warm-up only growth allocates.
 *
 * <p><b>Threads.</b> Every method belongs to the owner, the one thread that runs the stage (any thread before it
 * starts, given a happens-before edge). Nothing is synchronised. After {@link #close} lookups fail with an index error
 * and changes with an {@link IllegalStateException}; buffers got earlier must not be used.
 *
 * <p><b>Changing a row.</b> Call {@link #touch} <i>before</i> the row's bytes change: a checkpoint copies each row as
 * it stood when the epoch closed, and touching is what makes the copy if it has not been made yet. Touched afterwards,
 * the checkpoint would hold a value from after its own position.
 *
 * <p><b>Epochs.</b> {@link #openEpoch} closes the current epoch in constant time. Its changes are then given to the
 * {@link ChangeVisitor} a few at a time by {@link #handOver}, or one earlier where that row is about to change again;
 * each changed key once, as a row or as a deletion, in no particular order. When all are handed over,
 * {@link #closedHash} and {@link #closedSize} describe the state at the moment the epoch closed. The row of a deleted
 * key is kept until its deletion is handed over (keys added and deleted within one epoch leave no trace), so a table
 * whose epochs never close keeps the rows of restored keys that were deleted.
 *
 * <p><b>Order.</b> Row ids depend on the history of the table and are different after a restore: results must not
 * depend on them, nor on the order of {@link #nextRow}.
 */
public final class KeyedTable implements AutoCloseable {
    /** Returned in place of a row id where there is no row. */
    public static final int ABSENT = -1;
    /** The most rows that a table can be allowed. */
    public static final int MAX_ROWS = RowStore.MAX_ROWS;

    private final String name;
    private final StateLayout layout;
    private final int keyBytes;
    private final int valueOffset;
    private final int transientOffset;
    private final RowStore rows;
    private final KeyLookup keys;
    private final EpochChanges changes;
    private final MemoryWindow window = new MemoryWindow();
    private int size;
    private boolean added;
    private boolean closed;

    /** A table that may grow to {@link #MAX_ROWS} rows, and does not before it has {@code initialRows}. */
    public KeyedTable(final String name, final StateLayout layout, final int initialRows) {
        this(name, layout, initialRows, MAX_ROWS);
    }

    /**
     * A table with a bound.
     *
     * @param name        of the table, for messages
     * @param layout      of its rows
     * @param initialRows number of rows to have memory for at once, 0 to {@code maxRows}
     * @param maxRows     number of rows, deleted ones that wait for a checkpoint included, beyond which
     *                    {@link #findOrAdd()} fails; 1 to {@link #MAX_ROWS}
     * @throws ConfigurationException if a bound is out of its range
     */
    public KeyedTable(final String name, final StateLayout layout, final int initialRows, final int maxRows) {
        this.name = Objects.requireNonNull(name, "name");
        this.layout = layout;
        this.keyBytes = layout.keyBytes();
        this.valueOffset = layout.valueOffset();
        this.transientOffset = layout.transientOffset();
        this.rows = new RowStore(name, layout, initialRows, maxRows);
        this.keys = new KeyLookup(rows, keyBytes, initialRows);
        this.changes = new EpochChanges(this, rows, keys);
    }

    /** The table's name, for messages. */
    public String name() {
        return name;
    }

    RowStore rows() {
        return rows;
    }

    /** The layout of the rows. */
    public StateLayout layout() {
        return layout;
    }

    /**
     * The key that {@link #find()} and {@link #findOrAdd()} look for: write all {@code keyBytes}, unused ones as zero,
     * before the call. Other methods may overwrite it.
     */
    public UnsafeBuffer key() {
        return keys.key();
    }

    /** The row of the key in {@link #key()}, or {@link #ABSENT}. */
    public int find() {
        final int known = keys.known();
        return known == ABSENT ? liveOrAbsent(keys.search()) : known;
    }

    /** As {@link #find()} for a key of one word. For tables with {@code keyBytes} 8 only. */
    public int find(final long word) {
        ensureKeyBytes(Long.BYTES);
        final int known = keys.known(word);
        return known == ABSENT ? liveOrAbsent(keys.search(word)) : known;
    }

    /** As {@link #find()} for a key of two words. For tables with {@code keyBytes} 16 only. */
    public int find(final long word0, final long word1) {
        ensureKeyBytes(2 * Long.BYTES);
        final int known = keys.known(word0, word1);
        return known == ABSENT ? liveOrAbsent(keys.search(word0, word1)) : known;
    }

    /**
     * The row of the key in {@link #key()}, added with zeroed value and transient part, and touched, if it is absent.
     *
     * @throws io.turgo.error.EngineException      if the key is absent and the table full
     * @throws io.turgo.error.EnvironmentException if direct memory runs out
     */
    public int findOrAdd() {
        added = false;
        final int known = keys.known();
        return known == ABSENT ? liveOrAdded(keys.search()) : known;
    }

    /** As {@link #findOrAdd()} for a key of one word. For tables with {@code keyBytes} 8 only. */
    public int findOrAdd(final long word) {
        ensureKeyBytes(Long.BYTES);
        added = false;
        final int known = keys.known(word);
        return known == ABSENT ? liveOrAdded(keys.search(word)) : known;
    }

    /** As {@link #findOrAdd()} for a key of two words. For tables with {@code keyBytes} 16 only. */
    public int findOrAdd(final long word0, final long word1) {
        ensureKeyBytes(2 * Long.BYTES);
        added = false;
        final int known = keys.known(word0, word1);
        return known == ABSENT ? liveOrAdded(keys.search(word0, word1)) : known;
    }

    /** Whether the last {@code findOrAdd} added the row that it returned. */
    public boolean added() {
        return added;
    }

    /**
     * Removes a live row; its id may be given to another key.
     *
     * @throws IllegalArgumentException if no key has this row
     */
    public void remove(final int row) {
        rows.ensureOpen();
        rows.ensureLive(row);
        keys.bury(row);
        changes.delete(row);
        size--;
    }

    /** Removes all rows, one by one: the time grows with their number, and the memory is kept. */
    public void clear() {
        for (int row = nextRow(ABSENT); row != ABSENT; row = nextRow(row)) {
            remove(row);
        }
    }

    /** The row's memory, from its start; the same window at each call. */
    public MemoryWindow at(final int row) {
        return window.wrap(rows.address(row), rows.rowBytes());
    }

    /** The row's memory, from its start, in a window of the caller's: to look at two rows at a time. */
    public MemoryWindow at(final int row, final MemoryWindow target) {
        return target.wrap(rows.address(row), rows.rowBytes());
    }

    /** The buffer that holds the row, along with others. */
    public UnsafeBuffer rowBuffer(final int row) {
        return rows.buffer(row);
    }

    /** Offset of the row's key within {@link #rowBuffer}, in bytes. The key must not be changed. */
    public int keyOffset(final int row) {
        return rows.offset(row) + HEADER_LENGTH;
    }

    /** Offset of the row's value within {@link #rowBuffer}, in bytes. */
    public int valueOffset(final int row) {
        return rows.offset(row) + valueOffset;
    }

    /** Offset of the row's transient part, which the hash leaves out, within {@link #rowBuffer}, in bytes. */
    public int transientOffset(final int row) {
        return rows.offset(row) + transientOffset;
    }

    /**
     * Notes that the row is about to change; to be called before each change, of the transient part too. All but the
     * first call in an epoch cost a comparison.
     *
     * @throws IllegalArgumentException if no key has this row
     */
    public void touch(final int row) {
        if (!rows.isOfOpenEpoch(row)) {
            touchFirst(row);
        }
    }

    /**
     * Id of the first row after this one, in the order of ids, or {@link #ABSENT}. Rows may be removed on the way.
     *
     * @param afterRow id of the last row seen, {@link #ABSENT} at the start
     */
    public int nextRow(final int afterRow) {
        return rows.nextLive(afterRow);
    }

    /** Number of rows. */
    public int size() {
        return size;
    }

    /** Direct memory held, in bytes; deleted rows and the index included. */
    public long capacityBytes() {
        return closed ? 0 : rows.capacityBytes() + keys.capacityBytes() + changes.capacityBytes();
    }

    /** Brings the hash up to date with all changes, and returns it. The time grows with the rows changed. */
    public long writeBack() {
        changes.writeBack();
        return changes.hash();
    }

    /**
     * The state hash: the sum mod 2^64 of the hashes of all rows' keys and values, as of the last {@link #writeBack};
     * 0 for an empty table. It depends neither on the order of rows nor on their transient parts.
     */
    public long hash() {
        return changes.hash();
    }

    /** The state hash computed anew from all rows, without a change to what is kept. */
    public long recomputeHash() {
        long hash = 0;
        for (int row = nextRow(ABSENT); row != ABSENT; row = nextRow(row)) {
            hash += changes.rowHash(row);
        }
        return hash;
    }

    /** The open epoch; the first one is 1. */
    public int epoch() {
        return changes.epoch();
    }

    /** Who takes the changes of closed epochs; to be set before the first {@link #openEpoch}. */
    public void changesTo(final ChangeVisitor changeVisitor) {
        changes.visitor(changeVisitor);
    }

    /**
     * Closes the epoch and opens the next, in constant time.
     *
     * @throws IllegalStateException if changes of the epoch closed before are not handed over yet
     */
    public void openEpoch() {
        rows.ensureOpen();
        changes.openEpoch(size);
    }

    /** Hands over some of the closed epoch's changes, looking at so many rows at most; gives how many are left. */
    public int handOver(final int maxRows) {
        return changes.handOver(maxRows);
    }

    /** Hands all changed rows of the closed epoch that are left to this visitor, now. */
    public void forEachChanged(final RowVisitor rowVisitor) {
        changes.handOverAllLive(rowVisitor);
    }

    /** Hands all deletions of the closed epoch that are left to this visitor, now. */
    public void forEachDeleted(final KeyVisitor keyVisitor) {
        changes.handOverAllTombstones(keyVisitor);
    }

    /** The state hash at the moment the last epoch closed; complete once its changes are handed over. */
    public long closedHash() {
        return changes.closedHash();
    }

    /** Number of rows at the moment the last epoch closed. */
    public int closedSize() {
        return changes.closedSize();
    }

    /** Width of a row's image in bytes. */
    public int rowImageBytes() {
        return layout.imageBytes();
    }

    /** Copies a row's image: key, value and transient part. */
    public void copyRow(final int row, final MutableDirectBuffer dst, final int offset) {
        dst.putBytes(offset, rows.buffer(row), keyOffset(row), layout.imageBytes());
    }

    /** Writes the images of all rows. */
    public void snapshotTo(final StateWriter writer) {
        for (int row = nextRow(ABSENT); row != ABSENT; row = nextRow(row)) {
            writer.row(rows.buffer(row), keyOffset(row), layout.imageBytes());
        }
    }

    /**
     * Adds a row from its image. The row counts as unchanged, and is in {@link #hash} at once.
     *
     * @param src    where the image is
     * @param offset of the image, in bytes
     * @return id of the row
     * @throws IllegalStateException if the table has been changed, or holds the key already
     */
    public int restoreRow(final DirectBuffer src, final int offset) {
        rows.ensureOpen();
        changes.ensureUntouched();
        keys.key().putBytes(0, src, offset, keyBytes);
        final int present = keys.search();
        if (present != ABSENT) {
            throw new IllegalStateException("table " + name + " holds the restored key already, in row " + present
                + " of " + size + ": the snapshot is damaged");
        }
        final int row = rows.allocate();
        rows.buffer(row).putBytes(keyOffset(row), src, offset, layout.imageBytes());
        changes.recordRestored(row);
        keys.insert(row);
        size++;
        return row;
    }

    /** Gives all memory back; idempotent. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            size = 0;
            rows.close();
            keys.close();
            changes.close();
        }
    }

    private int liveOrAbsent(final int found) {
        return found >= 0 && rows.isLive(found) ? keys.note(found, size) : ABSENT;
    }

    private int liveOrAdded(final int found) {
        return keys.note(found >= 0 && rows.isLive(found) ? found : add(found), size);
    }

    /** Adds the key that was searched for; where it is the key of a tombstone, that row lives again. */
    private int add(final int tombstone) {
        rows.ensureOpen();
        final int row = tombstone != ABSENT && changes.revive(tombstone) ? tombstone : insert();
        rows.zero(row, valueOffset, layout.rowBytes());
        size++;
        added = true;
        return row;
    }

    private int insert() {
        final int row = rows.allocate();
        rows.writeKey(row, keys.keyAddress());
        changes.record(row, LIVE | FRESH);
        keys.insert(row);
        return row;
    }

    private void touchFirst(final int row) {
        rows.ensureLive(row);
        changes.settle(row);
        changes.record(row, LIVE);
    }

    private void ensureKeyBytes(final int given) {
        if (keyBytes != given) {
            throw new IllegalStateException("table " + name + ": keyBytes=" + keyBytes + " != " + given
                + " of the arguments, write key() and call the method without argument");
        }
    }
}
