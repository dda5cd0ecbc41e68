package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.agrona.DirectBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecentRowsTest {
    private static final int LAST_ROUND = 65_535;

    private final KeyedTable table = new KeyedTable("test", new StateLayout(8, 8, 0), 0);
    private final RecentRows recent = new RecentRows(table);

    @AfterEach
    void close() {
        table.close();
    }

    private int row(long number) {
        final int row = table.findOrAdd(number);
        table.at(row).putLong(table.layout().valueOffset(), number);
        recent.note(number, row);
        return row;
    }

    private long value(long number) {
        return recent.touched(number).getLong(table.layout().valueOffset());
    }

    @Test
    void findsTheRowsOfSmallNumbersOnly() {
        final long[] numbers = {0, 5, 63, 64, 1_000, 65_535};
        for (final long number : numbers) {
            assertNull(recent.touched(number));
            row(number);
        }
        for (final long number : numbers) {
            assertEquals(number, value(number));
        }
        for (final long number : new long[] {-1, 65_536, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE}) {
            row(number);
            assertNull(recent.touched(number));
        }
        assertNull(recent.touched(1));
    }

    @Test
    void knowsNothingOfEarlierRounds() {
        row(3);
        for (int round = 0; round < 2 * LAST_ROUND + 10; round++) {
            recent.forget();
            assertNull(recent.touched(3));
        }
        row(3);
        assertEquals(3, value(3));
    }

    @Test
    void aRowThatACheckpointHasNotSeenIsNotGiven() {
        final int row = row(3);
        table.changesTo(new ChangeVisitor() {
            @Override
            public void changed(KeyedTable of, int changed) {
                assertEquals(row, changed);
            }

            @Override
            public void deleted(DirectBuffer buffer, int offset, int length) {
                throw new AssertionError();
            }
        });
        table.openEpoch();
        assertNull(recent.touched(3));
        table.touch(row);
        assertNotNull(recent.touched(3));
    }
}
