package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.state.ChangeVisitor;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.NoOpIdleStrategy;
import org.agrona.concurrent.YieldingIdleStrategy;
import org.junit.jupiter.api.Test;

/** Whatever is handed over arrives, in order, however the ring's end falls. */
class HandOffTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1) * 50;

    private static final class Arrived implements CheckpointWriter {
        private final List<String> changes = new ArrayList<>();

        @Override
        public void put(int table, DirectBuffer buffer, int offset) {
            changes.add("put " + table + ' ' + buffer.getLong(offset) + ' ' + buffer.getLong(offset + Long.BYTES));
        }

        @Override
        public void remove(int table, DirectBuffer buffer, int offset) {
            changes.add("remove " + table + ' ' + buffer.getLong(offset));
        }

        @Override
        public void symbols(int count, IntFunction<byte[]> utf8) {
            throw new AssertionError("no symbols come this way");
        }

        @Override
        public void publish(CheckpointManifest manifest) {
            throw new AssertionError("nothing is published here");
        }

        @Override
        public void abandon() {
            throw new AssertionError("nothing is given up here");
        }
    }

    @Test
    void everythingArrivesInOrder() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            check(new Random(seed + round), "repeat with -Dturgo.seed=" + (seed + round));
        }
    }

    @Test
    void rowsAheadLeaveHalfOfTheRoomToRowsThatMustNotWait() {
        final StateLayout layout = new StateLayout(Long.BYTES, Long.BYTES, 0);
        final HandOff handOff = new HandOff(1 << 12, layout.imageBytes(), new NoOpIdleStrategy(), () -> {
            throw new AssertionError("a row waits");
        });
        try (KeyedTable table = new KeyedTable("t", layout, 1)) {
            final ChangeVisitor taker = handOff.taker(0, layout);
            final int row = table.findOrAdd(1);
            int ahead = 0;
            while (handOff.roomAhead() > 0) {
                taker.changed(table, row);
                ahead++;
            }
            assertTrue(ahead > 10, "only " + ahead + " went ahead");
            for (int i = 0; i < ahead; i++) {
                taker.changed(table, row);
            }
        }
    }

    private static void check(Random random, String repeat) {
        final StateLayout layout = new StateLayout(Long.BYTES, Long.BYTES * (1 + random.nextInt(9)), 0);
        final HandOff handOff = new HandOff(
            1 << random.nextInt(12), layout.imageBytes(), YieldingIdleStrategy.INSTANCE, () -> true);
        final List<String> sent = new ArrayList<>();
        final Arrived arrived = new Arrived();
        try (KeyedTable table = new KeyedTable("t", layout, 1)) {
            final ChangeVisitor taker = handOff.taker(3, layout);
            for (int i = 0; i < 200; i++) {
                if (handOff.roomAhead() > 0 && random.nextInt(3) > 0) {
                    send(random.nextLong(), random.nextBoolean(), table, taker, sent);
                } else {
                    handOff.drainTo(arrived, 1 + random.nextInt(5));
                }
            }
        }
        while (!handOff.isEmpty()) {
            handOff.drainTo(arrived, 7);
        }
        assertEquals(sent, arrived.changes, repeat);
    }

    private static void send(long key, boolean deleted, KeyedTable table, ChangeVisitor taker, List<String> sent) {
        final int row = table.findOrAdd(key);
        table.at(row).putLong(table.layout().valueOffset(), ~key);
        if (deleted) {
            taker.deleted(table.rowBuffer(row), table.keyOffset(row), Long.BYTES);
            sent.add("remove 3 " + key);
        } else {
            taker.changed(table, row);
            sent.add("put 3 " + key + ' ' + ~key);
        }
    }
}
