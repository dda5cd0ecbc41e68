package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyedTableTest {
    private static final StateLayout LAYOUT = new StateLayout(8, 16, 8);

    private final KeyedTable table = new KeyedTable("trades", LAYOUT, 0);

    @AfterEach
    void close() {
        table.close();
    }

    @Test
    void growsToAMillionRowsWithoutMovingThem() {
        final int rows = 1_000_000;
        for (int i = 0; i < rows; i++) {
            final int row = table.findOrAdd(i * 7919L);
            assertEquals(i, row);
            table.rowBuffer(row).putLong(table.valueOffset(row), i);
        }
        assertEquals(rows, table.size());
        for (int i = 0; i < rows; i++) {
            final int row = table.find(i * 7919L);
            assertEquals(i, row);
            assertEquals(i, table.rowBuffer(row).getLong(table.valueOffset(row)));
            assertEquals(i * 7919L, table.rowBuffer(row).getLong(table.keyOffset(row)));
        }
        assertEquals(KeyedTable.ABSENT, table.find(1));
        assertEquals(table.recomputeHash(), table.writeBack());
    }

    @Test
    void givesTheMemoryOfTheSmallerIndexBack() {
        final int rows = 200_000;
        for (int i = 0; i < rows; i++) {
            table.findOrAdd(-2 - i);
        }
        for (int i = 0; i < 50_000; i++) {
            table.findOrAdd(-1);
            table.remove(table.find(-1));
        }
        final long indexBytes = 512 * 1024 * 8;
        final long chunkBytes = 256 * 1024;
        final long rowBytes = (long) rows * table.layout().rowBytes();
        final long listBytes = rows * 4L;
        assertTrue(table.capacityBytes() <= indexBytes + rowBytes + listBytes + 4 * chunkBytes,
            () -> "capacityBytes=" + table.capacityBytes());
    }

    @Test
    void rowsMayBeWiderThanAChunkUsuallyIs() {
        try (KeyedTable wide = new KeyedTable("wide", new StateLayout(8, 300_000, 0), 0)) {
            for (int i = 0; i < 20; i++) {
                final int row = wide.findOrAdd(i);
                wide.rowBuffer(row).putLong(wide.valueOffset(row) + 299_992, i);
            }
            for (int i = 0; i < 20; i++) {
                final int row = wide.find(i);
                assertEquals(i, wide.rowBuffer(row).getLong(wide.valueOffset(row) + 299_992));
            }
            assertEquals(wide.recomputeHash(), wide.writeBack());
        }
    }

    @Test
    void initialRowsAreHeldFromTheStart() {
        try (KeyedTable large = new KeyedTable("large", LAYOUT, 100_000)) {
            final long before = large.capacityBytes();
            for (int i = 0; i < 100_000; i++) {
                large.findOrAdd(-1 - i);
            }
            assertTrue(large.capacityBytes() - before <= 3 * 256 * 1024, "only the list of changes has grown");
        }
    }

    @Test
    void largeNumbersAreFoundDirectlyOnlyWhereTheyAreDense() {
        final int rows = 50_000;
        for (int i = 0; i < rows; i++) {
            table.findOrAdd(i);
        }
        final long dense = table.capacityBytes();
        final int row = table.findOrAdd(rows * 4L - 1);
        assertEquals(row, table.find(rows * 4L - 1));
        final long grown = table.capacityBytes();
        assertTrue(grown - dense >= 8 * 4096, () -> "a page more than " + dense + ", but is " + grown);
        for (int i = 1; i <= 1000; i++) {
            assertEquals(table.findOrAdd(i * 1_000_000L), table.find(i * 1_000_000L));
        }
        assertEquals(grown, table.capacityBytes());
    }

    @Test
    void keysThatShareANumberAreToldApart() {
        try (KeyedTable pairs = new KeyedTable("pairs", new StateLayout(16, 8, 0), 0)) {
            final int first = pairs.findOrAdd(1, 5);
            final int sameTag = pairs.findOrAdd((1L << 40) + (1 << 8) + 1, 5);
            final int other = pairs.findOrAdd(2, 5);
            for (int i = 0; i < 3; i++) {
                assertEquals(first, pairs.find(1, 5));
                assertEquals(sameTag, pairs.find((1L << 40) + (1 << 8) + 1, 5));
                assertEquals(other, pairs.find(2, 5));
                assertEquals(KeyedTable.ABSENT, pairs.find(3, 5));
                assertEquals(KeyedTable.ABSENT, pairs.find(0, 6));
            }
            pairs.find(1, 5);
            pairs.remove(other);
            assertEquals(first, pairs.find(1, 5));
            pairs.remove(first);
            assertEquals(KeyedTable.ABSENT, pairs.find(1, 5));
            assertEquals(first, pairs.findOrAdd(7, 9), "the row is used again");
            assertEquals(KeyedTable.ABSENT, pairs.find(1, 5));
            assertEquals(sameTag, pairs.find((1L << 40) + (1 << 8) + 1, 5));
        }
    }

    @Test
    void hashDependsNeitherOnOrderNorOnTheTransientPart() {
        final List<Integer> keys = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            keys.add(i);
        }
        for (final int key : keys) {
            write(table, key, key * 3L, 1);
        }
        Collections.shuffle(keys, new Random(5));
        try (KeyedTable other = new KeyedTable("other", LAYOUT, 0)) {
            for (final int key : keys) {
                write(other, key + 1_000_000, 1, 2);
                write(other, key, key * 3L, 2);
            }
            for (final int key : keys) {
                other.remove(other.find(key + 1_000_000));
            }
            assertEquals(table.writeBack(), other.writeBack());
            write(other, 17, 17 * 3L + 1, 2);
            assertNotEquals(table.hash(), other.writeBack());
        }
    }

    @Test
    void hashOfAnEmptyTableIsZero() {
        assertEquals(0, table.writeBack());
        write(table, 1, 2, 3);
        assertNotEquals(0, table.writeBack());
        table.remove(table.find(1));
        assertEquals(0, table.hash());
        assertEquals(0, table.recomputeHash());
    }

    @Test
    void closedRowIsCopiedBeforeItChangesAgain() {
        final List<Long> copied = new ArrayList<>();
        table.changesTo(recorder(copied));
        write(table, 1, 10, 0);
        write(table, 2, 20, 0);
        table.openEpoch();
        assertEquals(2, table.epoch());
        write(table, 1, 11, 0);
        assertEquals(List.of(10L), copied);
        table.remove(table.find(2));
        assertEquals(List.of(10L, 20L), copied);
        assertEquals(0, table.handOver(100));
        assertEquals(2, table.closedSize());
        table.openEpoch();
        assertEquals(0, table.handOver(100));
        Collections.sort(copied);
        assertEquals(List.of(-2L, 10L, 11L, 20L), copied);
    }

    @Test
    void keyAddedAndDeletedInOneEpochLeavesNoTrace() {
        final List<Long> copied = new ArrayList<>();
        table.changesTo(recorder(copied));
        write(table, 1, 10, 0);
        final int row = table.find(1);
        table.remove(row);
        assertEquals(row, table.findOrAdd(2), "the row is used again at once");
        table.remove(row);
        table.openEpoch();
        assertEquals(0, table.handOver(100));
        assertEquals(List.of(), copied);
    }

    @Test
    void refusesToLoseAClosedEpoch() {
        write(table, 1, 10, 0);
        table.openEpoch();
        final int row = table.find(1);
        assertMessage("table trades: changes of epoch 1 (pending=1) have nowhere to go in epoch 2",
            assertThrows(IllegalStateException.class, () -> table.touch(row)));
        assertMessage("table trades: 1 changes of epoch 1 are not handed over",
            assertThrows(IllegalStateException.class, table::openEpoch));
        table.forEachChanged((source, changed) -> assertEquals(row, changed));
        table.touch(row);
        table.openEpoch();
    }

    @Test
    void refusesMoreThanMaxRows() {
        try (KeyedTable small = new KeyedTable("small", LAYOUT, 2, 2)) {
            small.findOrAdd(1);
            small.findOrAdd(2);
            assertMessage("table small is full: rows=2 = maxRows=2, raise maxRows",
                assertThrows(EngineException.class, () -> small.findOrAdd(3)));
            assertEquals(2, small.size());
            assertEquals(KeyedTable.ABSENT, small.find(3));
            small.remove(small.find(1));
            assertNotEquals(KeyedTable.ABSENT, small.findOrAdd(3));
        }
        assertThrows(ConfigurationException.class, () -> new KeyedTable("x", LAYOUT, 3, 2));
        assertThrows(ConfigurationException.class, () -> new KeyedTable("x", LAYOUT, -1));
        assertThrows(ConfigurationException.class, () -> new KeyedTable("x", LAYOUT, 0, 0));
        assertThrows(ConfigurationException.class, () -> new KeyedTable("x", LAYOUT, 0, KeyedTable.MAX_ROWS + 1));
    }

    @Test
    void refusesMisuse() {
        assertThrows(IllegalArgumentException.class, () -> table.remove(0));
        final int row = table.findOrAdd(5);
        table.remove(row);
        assertMessage("row 0 of 1 has no key", assertThrows(IllegalArgumentException.class, () -> table.remove(row)));
        assertThrows(IllegalArgumentException.class, () -> table.remove(-1));
        try (KeyedTable wide = new KeyedTable("wide", new StateLayout(16, 0, 0), 0)) {
            assertMessage("keyBytes=16 != 8", assertThrows(IllegalStateException.class, () -> wide.find(1)));
            assertThrows(IllegalStateException.class, () -> wide.findOrAdd(1));
        }
        assertMessage("keyBytes=8 != 16", assertThrows(IllegalStateException.class, () -> table.find(1, 2)));
        assertThrows(IllegalStateException.class, () -> table.findOrAdd(1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> table.touch(KeyedTable.ABSENT));
        assertThrows(IndexOutOfBoundsException.class, () -> table.touch(Integer.MAX_VALUE));
    }

    @Test
    void refusesADamagedOrLateRestore() {
        final UnsafeBuffer image = new UnsafeBuffer(new byte[table.rowImageBytes()]);
        image.putLong(0, 9);
        assertEquals(0, table.restoreRow(image, 0));
        assertMessage("holds the restored key already",
            assertThrows(IllegalStateException.class, () -> table.restoreRow(image, 0)));
        image.putLong(0, 10);
        table.touch(0);
        assertMessage("has changed in epoch 1, restore into a new table",
            assertThrows(IllegalStateException.class, () -> table.restoreRow(image, 0)));
    }

    @Test
    void isOfNoUseOnceClosed() {
        final int row = table.findOrAdd(5);
        table.close();
        table.close();
        assertThrows(IndexOutOfBoundsException.class, () -> table.find(5));
        assertThrows(IndexOutOfBoundsException.class, () -> table.findOrAdd(-5));
        table.key().putLong(0, 5);
        assertThrows(IndexOutOfBoundsException.class, table::find);
        assertThrows(IndexOutOfBoundsException.class, () -> table.rowBuffer(row));
        assertThrows(IndexOutOfBoundsException.class, () -> table.touch(row));
        assertMessage("table trades is closed", assertThrows(IllegalStateException.class, () -> table.remove(row)));
        assertMessage("table trades is closed", assertThrows(IllegalStateException.class, table::openEpoch));
        assertEquals(0, table.size());
        assertEquals(0, table.capacityBytes());
    }

    /** Notes the value of each changed row, and each deleted key as a negative number. */
    private static ChangeVisitor recorder(final List<Long> changes) {
        return new ChangeVisitor() {
            @Override
            public void changed(final KeyedTable source, final int row) {
                changes.add(source.rowBuffer(row).getLong(source.valueOffset(row)));
            }

            @Override
            public void deleted(final DirectBuffer buffer, final int offset, final int length) {
                changes.add(-buffer.getLong(offset));
            }
        };
    }

    private static void write(final KeyedTable target, final long key, final long value, final long sequence) {
        final int row = target.findOrAdd(key);
        target.touch(row);
        target.rowBuffer(row).putLong(target.valueOffset(row), value);
        target.rowBuffer(row).putLong(target.transientOffset(row), sequence);
    }

    private static void assertMessage(final String part, final Exception error) {
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }
}
