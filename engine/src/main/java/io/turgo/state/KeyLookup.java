package io.turgo.state;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * From a key to its row, in two steps: {@code known}, for keys that {@link SmallKeys} has, and {@code search} for all
 * others. A key comes as one word, as two, or in the buffer of {@link #key}. Owner thread only.
 */
final class KeyLookup implements AutoCloseable {
    private final int keyBytes;
    private final SmallKeys small;
    private final RowIndex index;
    private final UnsafeBuffer key;
    private final long keyAddress;
    private final long lastAddress;

    KeyLookup(final RowStore rows, final int keyBytes, final int initialRows) {
        this.keyBytes = keyBytes;
        small = new SmallKeys(rows, keyBytes);
        index = new RowIndex(rows, keyBytes, initialRows);
        key = DirectChunk.allocate(keyBytes);
        keyAddress = key.addressOffset();
        lastAddress = keyAddress + keyBytes - Long.BYTES;
    }

    UnsafeBuffer key() {
        return key;
    }

    /** Where {@link #key}, and after a search the key searched for, is in memory. */
    long keyAddress() {
        return keyAddress;
    }

    /** The live row with this key of one word, or {@link KeyedTable#ABSENT} if it has to be searched for. */
    int known(final long word) {
        return small.find(word);
    }

    /** As {@link #known(long)} for a key of two words. */
    int known(final long word0, final long word1) {
        return small.find(word0, word1);
    }

    /** As {@link #known(long)} for the key in {@link #key}. */
    int known() {
        final long last = UnsafeApi.getLong(lastAddress);
        if (keyBytes == Long.BYTES) {
            return small.find(last);
        }
        return keyBytes == 2 * Long.BYTES
            ? small.find(UnsafeApi.getLong(keyAddress), last) : small.findAt(keyAddress, last);
    }

    /** The row with this key of one word, live or tombstone, or {@link KeyedTable#ABSENT}. */
    int search(final long word) {
        UnsafeApi.putLong(keyAddress, word);
        return index.find(keyAddress, word, RowHash.fingerprint(word));
    }

    /** As {@link #search(long)} for a key of two words. */
    int search(final long word0, final long word1) {
        UnsafeApi.putLong(keyAddress, word0);
        UnsafeApi.putLong(lastAddress, word1);
        return search();
    }

    /** As {@link #search(long)} for the key in {@link #key}. */
    int search() {
        return index.find(keyAddress, UnsafeApi.getLong(lastAddress), RowHash.fingerprint(keyAddress, keyBytes));
    }

    /** Makes a live row known, if its key can be; gives that row. */
    int note(final int row, final int tableSize) {
        return small.note(row, tableSize);
    }

    /** Adds a row that holds its key, which no row in here has. */
    void insert(final int row) {
        index.insert(row);
    }

    /** Makes a row that is about to be removed one that is found by search only, as a tombstone. */
    void bury(final int row) {
        small.forget(row);
    }

    /** Takes out a row that still holds its key, and is not known. */
    void remove(final int row) {
        index.remove(row);
    }

    long capacityBytes() {
        return index.capacityBytes() + small.capacityBytes() + key.capacity();
    }

    /** Frees all memory but that of {@link #key}, so that a late write to it does no harm; the collector frees that. */
    @Override
    public void close() {
        index.close();
        small.close();
    }
}
