package io.turgo.state;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class KeyedTableAllocationTest {
    private static final int KEYS = 5_000;
    private static final int ROUNDS = 12;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void steadyStateAllocatesNothing() {
        try (KeyedTable table = new KeyedTable("steady", new StateLayout(8, 16, 0), KEYS);
             KeyedTable wide = new KeyedTable("wide", new StateLayout(16, 16, 0), KEYS)) {
            long least = Long.MAX_VALUE;
            long found = 0;
            for (int round = 0; round < ROUNDS; round++) {
                final long before = threads.getCurrentThreadAllocatedBytes();
                found += work(table, round) + workWide(wide, round);
                least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
            }
            final long bytes = least;
            assertTrue(found > 0);
            assertTrue(bytes < 1_000, () -> bytes + " bytes allocated in a round of " + 4 * KEYS + " operations");
        }
    }

    private static long work(final KeyedTable table, final int round) {
        long found = 0;
        for (int i = 0; i < KEYS; i++) {
            final int row = table.findOrAdd(i);
            table.touch(row);
            table.rowBuffer(row).putLong(table.valueOffset(row), round);
            found += table.find(i);
            if ((i + round) % 3 == 0) {
                table.remove(row);
            }
        }
        table.writeBack();
        table.openEpoch();
        table.forEachDeleted((buffer, offset, length) -> { });
        table.forEachChanged((source, row) -> { });
        return found;
    }

    private static long workWide(final KeyedTable table, final int round) {
        long found = 0;
        for (int i = 0; i < KEYS; i++) {
            table.key().putLong(0, i);
            table.key().putLong(8, round & 1);
            final int row = table.findOrAdd();
            table.touch(row);
            found += table.find();
            table.remove(row);
        }
        return found;
    }
}
