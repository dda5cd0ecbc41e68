package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A table beside a naive model of it and of its checkpoints; every operation compares the two. */
final class TableHarness implements ChangeVisitor, AutoCloseable {
    private final StateLayout layout;
    private final KeySet keys;
    private final int keyWords;
    private final boolean incremental;
    private final UnsafeBuffer image;
    private KeyedTable table;
    private Map<List<Long>, List<Long>> live = new HashMap<>();
    private Map<List<Long>, List<Long>> atOpening = new HashMap<>();
    private Map<List<Long>, List<Long>> atClosing = new HashMap<>();
    private Map<List<Long>, List<Long>> checkpoint = new HashMap<>();
    private Set<List<Long>> touched = new HashSet<>();
    private Set<List<Long>> expectedChanged = new HashSet<>();
    private Set<List<Long>> expectedDeleted = new HashSet<>();

    TableHarness(final StateLayout layout, final KeySet keys, final boolean incremental) {
        this.layout = layout;
        this.keys = keys;
        this.keyWords = layout.keyBytes() / Long.BYTES;
        this.incremental = incremental;
        this.image = new UnsafeBuffer(new byte[layout.imageBytes()]);
        this.table = newTable();
    }

    KeyedTable table() {
        return table;
    }

    void put(final int key, final long value) {
        final int row = findOrAdd(key);
        final List<Long> words = key(key);
        assertEquals(!live.containsKey(words), table.added());
        if (table.added()) {
            assertEquals(payload(0), payloadOf(row), "a new row is zeroed");
        }
        table.touch(row);
        final List<Long> payload = payload(value);
        for (int i = 0; i < payload.size(); i++) {
            table.rowBuffer(row).putLong(table.valueOffset(row) + i * Long.BYTES, payload.get(i));
        }
        live.put(words, payload);
        touched.add(words);
    }

    void touch(final int key) {
        final int row = find(key);
        if (row != KeyedTable.ABSENT) {
            table.touch(row);
            touched.add(key(key));
        }
    }

    void check(final int key) {
        final int row = find(key);
        final List<Long> expected = live.get(key(key));
        assertEquals(expected != null, row != KeyedTable.ABSENT);
        if (expected != null) {
            assertEquals(expected, payloadOf(row));
            assertEquals(table.valueOffset(row) + layout.valueBytes(), table.transientOffset(row));
        }
    }

    void remove(final int key) {
        final int row = find(key);
        if (row != KeyedTable.ABSENT) {
            table.remove(row);
            live.remove(key(key));
            touched.add(key(key));
        }
    }

    void clear() {
        table.clear();
        touched.addAll(live.keySet());
        live.clear();
    }

    void writeBack() {
        final long hash = table.writeBack();
        assertEquals(naiveHash(live), hash);
        assertEquals(hash, table.hash());
        assertEquals(hash, table.recomputeHash());
    }

    void handOver(final int maxRows) {
        if (incremental) {
            table.handOver(maxRows);
        }
    }

    /** Finishes the hand-over of the closed epoch, compares what it gave, then closes the open one. */
    void openEpoch() {
        finishEpoch();
        table.openEpoch();
        atClosing = new HashMap<>(live);
        expectedChanged = new HashSet<>(touched);
        expectedChanged.retainAll(live.keySet());
        expectedDeleted = new HashSet<>(atOpening.keySet());
        expectedDeleted.removeAll(live.keySet());
        atOpening = atClosing;
        touched = new HashSet<>();
        if (!incremental) {
            finishEpoch();
        }
    }

    /** Replaces the table by one restored from a snapshot. */
    void restart() {
        finishEpoch();
        final KeyedTable restored = newTable();
        table.snapshotTo((buffer, offset, length) -> {
            assertEquals(restored.rowImageBytes(), length);
            restored.restoreRow(buffer, offset);
        });
        assertEquals(table.writeBack(), restored.hash());
        table.close();
        table = restored;
        checkpoint = new HashMap<>(live);
        atOpening = new HashMap<>(live);
        atClosing = atOpening;
        touched = new HashSet<>();
    }

    /** Compares the whole contents. */
    void checkAll() {
        assertEquals(live.size(), table.size());
        final Map<List<Long>, List<Long>> seen = new HashMap<>();
        int last = KeyedTable.ABSENT;
        for (int row = table.nextRow(last); row != KeyedTable.ABSENT; row = table.nextRow(row)) {
            assertTrue(row > last);
            last = row;
            seen.put(words(table.rowBuffer(row), table.keyOffset(row), layout.keyBytes()), payloadOf(row));
        }
        assertEquals(live, seen);
        writeBack();
        finishEpoch();
    }

    @Override
    public void changed(final KeyedTable source, final int row) {
        assertEquals(table, source);
        source.copyRow(row, image, 0);
        final List<Long> key = words(image, 0, layout.keyBytes());
        assertTrue(expectedChanged.remove(key), "changed once in the closed epoch");
        checkpoint.put(key, words(image, layout.keyBytes(), layout.imageBytes() - layout.keyBytes()));
    }

    @Override
    public void deleted(final DirectBuffer buffer, final int offset, final int length) {
        final List<Long> key = words(buffer, offset, length);
        assertTrue(expectedDeleted.remove(key), "deleted once in the closed epoch");
        assertNotEquals(null, checkpoint.remove(key));
    }

    @Override
    public void close() {
        table.close();
        table.close();
    }

    private void finishEpoch() {
        if (incremental) {
            int left = table.handOver(1);
            while (left > 0) {
                final int now = table.handOver(3);
                assertFalse(now > left);
                left = now;
            }
        } else {
            table.forEachChanged(this);
            table.forEachDeleted(this);
        }
        assertEquals(Set.of(), expectedChanged);
        assertEquals(Set.of(), expectedDeleted);
        assertEquals(atClosing, checkpoint);
        assertEquals(atClosing.size(), table.closedSize());
        assertEquals(naiveHash(atClosing), table.closedHash());
    }

    private KeyedTable newTable() {
        final KeyedTable fresh = new KeyedTable("harness", layout, 0);
        if (incremental) {
            fresh.changesTo(this);
        }
        return fresh;
    }

    private int find(final int key) {
        if (keyWords == 1 && (key & 1) == 0) {
            return table.find(keys.word(key, 0));
        }
        if (keyWords == 2 && (key & 1) == 0) {
            return table.find(keys.word(key, 0), keys.word(key, 1));
        }
        writeKey(key);
        return table.find();
    }

    private int findOrAdd(final int key) {
        if (keyWords == 1 && (key & 1) == 0) {
            return table.findOrAdd(keys.word(key, 0));
        }
        if (keyWords == 2 && (key & 1) == 0) {
            return table.findOrAdd(keys.word(key, 0), keys.word(key, 1));
        }
        writeKey(key);
        return table.findOrAdd();
    }

    private void writeKey(final int key) {
        for (int i = 0; i < keyWords; i++) {
            table.key().putLong(i * Long.BYTES, keys.word(key, i));
        }
    }

    private List<Long> key(final int key) {
        return LongStream.of(keys.words(key, keyWords)).boxed().toList();
    }

    private List<Long> payload(final long value) {
        final int words = (layout.valueBytes() + layout.transientBytes()) / Long.BYTES;
        return LongStream.range(0, words).map(i -> value * (i + 1)).boxed().toList();
    }

    private List<Long> payloadOf(final int row) {
        return words(table.rowBuffer(row), table.valueOffset(row), layout.valueBytes() + layout.transientBytes());
    }

    private long naiveHash(final Map<List<Long>, List<Long>> state) {
        final int hashed = layout.keyBytes() + layout.valueBytes();
        final UnsafeBuffer row = new UnsafeBuffer(new byte[layout.imageBytes()]);
        long sum = 0;
        for (final Map.Entry<List<Long>, List<Long>> entry : state.entrySet()) {
            int at = 0;
            for (final long word : entry.getKey()) {
                row.putLong(at, word);
                at += Long.BYTES;
            }
            for (final long word : entry.getValue()) {
                row.putLong(at, word);
                at += Long.BYTES;
            }
            sum += RowHash.of(row, 0, hashed);
        }
        return sum;
    }

    private static List<Long> words(final DirectBuffer buffer, final int offset, final int length) {
        return LongStream.range(0, length / Long.BYTES)
            .map(i -> buffer.getLong(offset + (int) i * Long.BYTES)).boxed().toList();
    }
}
