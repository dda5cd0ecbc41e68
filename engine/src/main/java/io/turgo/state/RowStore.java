package io.turgo.state;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows in chunks of direct memory. A chunk never moves, so a row's id and place are stable for its life; freed rows
 * are used again, the last one first. Owner thread only.
 */
final class RowStore implements AutoCloseable {
    /** The index has 2^30 slots at most and is to stay half empty. */
    static final int MAX_ROWS = 1 << SlotArray.MAX_BITS - 1;

    private final String name;
    private final int maxRows;
    private final int rowBytes;
    private final int rowShift;
    private final int rowMask;
    private UnsafeBuffer[] chunks = new UnsafeBuffer[0];
    private int chunkCount;
    private int usedRows;
    private int freeHead;
    private boolean closed;

    RowStore(final String name, final int rowBytes, final int initialRows, final int maxRows) {
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
        this.rowBytes = rowBytes;
        final int rowsPerChunk = Integer.highestOneBit(Math.max(1, DirectChunk.TARGET_BYTES / rowBytes));
        this.rowShift = Integer.numberOfTrailingZeros(rowsPerChunk);
        this.rowMask = rowsPerChunk - 1;
        while ((long) chunkCount << rowShift < initialRows) {
            addChunk();
        }
    }

    void ensureOpen() {
        if (closed) {
            throw new IllegalStateException("table " + name + " is closed");
        }
    }

    UnsafeBuffer buffer(final int row) {
        return chunks[row >>> rowShift];
    }

    /** Offset of the row within its buffer, in bytes. */
    int offset(final int row) {
        return (row & rowMask) * rowBytes;
    }

    int status(final int row) {
        return buffer(row).getInt(offset(row) + StateRowDescriptor.STATUS_OFFSET);
    }

    void status(final int row, final int status) {
        buffer(row).putInt(offset(row) + StateRowDescriptor.STATUS_OFFSET, status);
    }

    int epoch(final int row) {
        return buffer(row).getInt(offset(row) + StateRowDescriptor.EPOCH_OFFSET);
    }

    void epoch(final int row, final int epoch) {
        buffer(row).putInt(offset(row) + StateRowDescriptor.EPOCH_OFFSET, epoch);
    }

    long writtenHash(final int row) {
        return buffer(row).getLong(offset(row) + StateRowDescriptor.HASH_OFFSET);
    }

    void writtenHash(final int row, final long hash) {
        buffer(row).putLong(offset(row) + StateRowDescriptor.HASH_OFFSET, hash);
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
        if (usedRows >>> rowShift == chunkCount) {
            addChunk();
        }
        return usedRows++;
    }

    void free(final int row) {
        status(row, freeHead);
        freeHead = row + 1;
    }

    /** Writes whole words into a row. */
    void write(final int row, final int at, final UnsafeBuffer src, final int length) {
        final UnsafeBuffer buffer = buffer(row);
        final int offset = offset(row) + at;
        for (int i = 0; i < length; i += Long.BYTES) {
            buffer.putLong(offset + i, src.getLong(i));
        }
    }

    /** The word at an offset within a row. */
    long word(final int row, final int at) {
        return buffer(row).getLong(offset(row) + at);
    }

    /** Zeroes whole words of a row, from one offset within it to another. */
    void zero(final int row, final int from, final int to) {
        final UnsafeBuffer buffer = buffer(row);
        final int offset = offset(row);
        for (int i = from; i < to; i += Long.BYTES) {
            buffer.putLong(offset + i, 0);
        }
    }

    long capacityBytes() {
        return (long) chunkCount * (rowMask + 1) * rowBytes;
    }

    /** Frees all rows; a later access fails with an index error. */
    @Override
    public void close() {
        for (int i = 0; i < chunkCount; i++) {
            DirectChunk.free(chunks[i]);
        }
        closed = true;
        chunks = new UnsafeBuffer[0];
        chunkCount = 0;
        usedRows = 0;
        freeHead = 0;
    }

    private void addChunk() {
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(4, chunkCount * 2));
        }
        chunks[chunkCount] = DirectChunk.allocate((rowMask + 1) * rowBytes);
        chunkCount++;
    }
}
