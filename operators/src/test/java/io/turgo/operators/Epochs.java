package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.state.ChangeVisitor;
import io.turgo.state.KeyedTable;
import org.agrona.DirectBuffer;

/** Checks that a stage tells its table before it changes a row, so that a checkpoint sees the state as it stood. */
public final class Epochs {
    private Epochs() {
    }

    /**
     * Closes an epoch, lets the stage go on, and only then hands the epoch's changes over.
     *
     * @param table  of a stage that has some state
     * @param goesOn changes some of that state
     */
    public static void assertStandsStill(KeyedTable table, Runnable goesOn) {
        table.changesTo(new Changes());
        for (int i = 0; i < 3; i++) {
            final long hash = table.writeBack();
            final int size = table.size();
            table.openEpoch();
            goesOn.run();
            assertTrue(hash != table.writeBack(), "the state must have changed");
            assertEquals(0, table.handOver(Integer.MAX_VALUE));
            assertEquals(hash, table.closedHash());
            assertEquals(size, table.closedSize());
            assertEquals(table.recomputeHash(), table.writeBack());
        }
    }

    private static final class Changes implements ChangeVisitor {
        @Override
        public void changed(KeyedTable table, int row) {
            assertTrue(row >= 0);
        }

        @Override
        public void deleted(DirectBuffer buffer, int offset, int length) {
            assertTrue(length > 0);
        }
    }
}
