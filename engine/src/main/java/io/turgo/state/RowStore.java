package io.turgo.state;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows in chunks of direct memory. A chunk never moves, so a row's id and place are stable for its life; freed rows
 * are used again, the last one first. Owner thread only.
 *
 * <p>Rows are read and written by address: the compiler then knows that these are no accesses to the heap, and keeps
 * what it has loaded from there. Memory is guarded all the same, since an address comes from a row id that the array of
 * chunks has checked, and an offset that the layout gives.
 */
final class RowStore implements AutoCloseable {
    /** The index has 2^30 slots at most and is to stay half empty. */
    static final int MAX_ROWS = 1 << SlotArray.MAX_BITS - 1;

    private final String name;
    private final int maxRows;
    private final int rowBytes;
    /** Width of the key's words before the last one, in bytes. */
    private final int keyHeadBytes;
    private final int rowShift;
    private final int rowMask;
    private UnsafeBuffer[] chunks = new UnsafeBuffer[0];
    /** Where each chunk starts; as long as there are chunks and no longer, so that the array's bounds guard memory. */
    private long[] addresses = new long[0];
    private int openEpoch;
    private int usedRows;
    private int freeHead;
    private boolean closed;

    RowStore(final String name, final StateLayout layout, final int initialRows, final int maxRows) {
        if (maxRows < 1 || maxRows > MAX_ROWS) {
            throw new ConfigurationException("maxRows=" + maxRows + " of table " + name + " is not within 1.."
                + MAX_ROWS + ", split the keys over more tables");
        }
        if (initialRows < 0 || initialRows > maxRows) {
            throw new ConfigurationException("initialRows=" + initialRows + " of table " + name
                + " is not within 0..maxRows=" + maxRows + ", lower it or raise maxRows");
        }
        this.name = name;
        this.maxRows = maxRows;
        this.rowBytes = layout.rowBytes();
        this.keyHeadBytes = layout.keyBytes() - Long.BYTES;
        final int rowsPerChunk = Integer.highestOneBit(Math.max(1, DirectChunk.TARGET_BYTES / rowBytes));
        this.rowShift = Integer.numberOfTrailingZeros(rowsPerChunk);
        this.rowMask = rowsPerChunk - 1;
        while ((long) chunks.length << rowShift < initialRows) {
            addChunk();
        }
    }

    void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("table " + name + " is closed");
        }
    }

    int rowBytes() {
        return rowBytes;
    }

    UnsafeBuffer buffer(final int row) {
        return chunks[row >>> rowShift];
    }

    /** Offset of the row within its buffer, in bytes. */
    int offset(final int row) {
        return (row & rowMask) * rowBytes;
    }

    /** Where the row is in memory; an id beyond the chunks, as every id is once closed, fails with an index error. */
    long address(final int row) {
        return addresses[row >>> rowShift] + (row & rowMask) * rowBytes;
    }

    int status(final int row) {
        return UnsafeApi.getInt(address(row) + StateRowDescriptor.STATUS_OFFSET);
    }

    void status(final int row, final int status) {
        UnsafeApi.putInt(address(row) + StateRowDescriptor.STATUS_OFFSET, status);
    }

    /** The open epoch, which rows are stamped with as they change. */
    int openEpoch() {
        return openEpoch;
    }

    void openEpoch(final int epoch) {
        openEpoch = epoch;
    }

    /** Whether the row is stamped with the open epoch. */
    boolean isOfOpenEpoch(final int row) {
        return UnsafeApi.getInt(address(row) + StateRowDescriptor.EPOCH_OFFSET) == openEpoch;
    }

    void epoch(final int row, final int epoch) {
        UnsafeApi.putInt(address(row) + StateRowDescriptor.EPOCH_OFFSET, epoch);
    }

    long writtenHash(final int row) {
        return UnsafeApi.getLong(address(row) + StateRowDescriptor.HASH_OFFSET);
    }

    void writtenHash(final int row, final long hash) {
        UnsafeApi.putLong(address(row) + StateRowDescriptor.HASH_OFFSET, hash);
    }

    boolean isLive(final int row) {
        final int status = status(row);
        return status < 0 && (status & StateRowDescriptor.LIVE) != 0;
    }

    void ensureLive(final int row) {
        if (row < 0 || row >= usedRows || !isLive(row)) {
            throw new IllegalArgumentException("table " + name + ": row " + row + " of " + usedRows
                + " has no key, find its key again after remove()");
        }
    }

    /** Whether the row's last change has not been handed over. A free row's is not, whatever its status says. */
    boolean isPending(final int row) {
        final int status = status(row);
        return status < 0 && (status & StateRowDescriptor.PENDING) != 0;
    }

    /** Id of the first live row after this one, or -1. */
    int nextLive(final int afterRow) {
        for (int row = afterRow + 1; row < usedRows; row++) {
            if (isLive(row)) {
                return row;
            }
        }
        return KeyedTable.ABSENT;
    }

    /**
     * Takes a free row. Its hash last written is 0 and its epoch stands; the rest is for the caller to set.
     *
     * @throws EngineException if all rows are taken
     */
    int allocate() {
        if (freeHead != 0) {
            final int row = freeHead - 1;
            freeHead = status(row);
            return row;
        }
        if (usedRows == maxRows) {
            throw new EngineException("table " + name + " is full: rows=" + usedRows + " = maxRows=" + maxRows
                + ", raise maxRows or let keys expire earlier");
        }
        if (usedRows >>> rowShift == chunks.length) {
            addChunk();
        }
        return usedRows++;
    }

    void free(final int row) {
        status(row, freeHead);
        freeHead = row + 1;
    }

    /** Where the row's key is in memory. */
    long keyAddress(final int row) {
        return address(row) + StateRowDescriptor.HEADER_LENGTH;
    }

    /** The last word of the row's key. */
    long lastKeyWord(final int row) {
        return UnsafeApi.getLong(keyAddress(row) + keyHeadBytes);
    }

    /** Whether the row's key has this last word, and the words at an address before it. */
    boolean hasKey(final int row, final long headAddress, final long lastWord) {
        final long address = keyAddress(row);
        return UnsafeApi.getLong(address + keyHeadBytes) == lastWord
            && (keyHeadBytes == 0 || hasHead(address, headAddress));
    }

    private boolean hasHead(final long address, final long headAddress) {
        for (int i = 0; i < keyHeadBytes; i += Long.BYTES) {
            if (UnsafeApi.getLong(address + i) != UnsafeApi.getLong(headAddress + i)) {
                return false;
            }
        }
        return true;
    }

    /** Writes the key at an address into a row. */
    void writeKey(final int row, final long srcAddress) {
        final long to = keyAddress(row);
        for (int i = 0; i <= keyHeadBytes; i += Long.BYTES) {
            UnsafeApi.putLong(to + i, UnsafeApi.getLong(srcAddress + i));
        }
    }

    /** Zeroes whole words of a row, from one offset within it to another. */
    void zero(final int row, final int from, final int to) {
        final long address = address(row);
        for (int i = from; i < to; i += Long.BYTES) {
            UnsafeApi.putLong(address + i, 0);
        }
    }

    long capacityBytes() {
        return (long) chunks.length * (rowMask + 1) * rowBytes;
    }

    /** Frees all rows; a later access fails with an index error. */
    @Override
    public void close() {
        for (final UnsafeBuffer chunk : chunks) {
            DirectChunk.free(chunk);
        }
        closed = true;
        chunks = new UnsafeBuffer[0];
        addresses = new long[0];
        usedRows = 0;
        freeHead = 0;
    }

    private void addChunk() {
        final UnsafeBuffer chunk = DirectChunk.allocate((rowMask + 1) * rowBytes);
        final int last = chunks.length;
        chunks = Arrays.copyOf(chunks, last + 1);
        chunks[last] = chunk;
        addresses = Arrays.copyOf(addresses, last + 1);
        addresses[last] = chunk.addressOffset();
    }
}
