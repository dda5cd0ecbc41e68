package io.turgo.state;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import org.junit.jupiter.api.Test;

/** Random histories of a table against a naive model; {@code turgo.seed} repeats the long run. */
class KeyedTablePropertyTest {
    private static final int KEYS = 160;

    private record Operation(int kind, int key, int value) {
        void run(final TableHarness harness) {
            if (kind < 40) {
                harness.put(key, value);
            } else if (kind < 65) {
                harness.remove(key);
            } else if (kind < 80) {
                harness.check(key);
            } else if (kind < 86) {
                harness.touch(key);
            } else if (kind < 94) {
                harness.handOver(value & 7);
            } else if (kind < 97) {
                harness.openEpoch();
            } else if (kind < 98) {
                harness.writeBack();
            } else if ((value & 7) == 0) {
                harness.clear();
            } else if ((value & 7) == 1) {
                harness.restart();
            } else {
                for (int i = 0; i < KEYS / 2; i++) {
                    harness.put((key + i) % KEYS, value);
                }
            }
        }
    }

    @Property(tries = 1000)
    void agreesWithTheModel(@ForAll("layouts") final StateLayout layout, @ForAll final KeySet keys,
                            @ForAll final boolean incremental, @ForAll("histories") final List<Operation> history) {
        try (TableHarness harness = new TableHarness(layout, keys, incremental)) {
            history.forEach(operation -> operation.run(harness));
            harness.checkAll();
            harness.openEpoch();
            harness.checkAll();
        }
    }

    @Provide
    Arbitrary<StateLayout> layouts() {
        return Arbitraries.of(new StateLayout(8, 16, 8), new StateLayout(8, 0, 0), new StateLayout(24, 8, 0),
            new StateLayout(16, 0, 16), new StateLayout(8, 200, 8), new StateLayout(32, 8, 8));
    }

    @Provide
    Arbitrary<List<Operation>> histories() {
        final Arbitrary<Integer> kinds = Arbitraries.integers().between(0, 98)
            .withDistribution(RandomDistribution.uniform());
        final Arbitrary<Integer> keys = Arbitraries.integers().between(0, KEYS - 1);
        return Combinators.combine(kinds, keys, Arbitraries.integers().between(-1000, 1000))
            .as(Operation::new).list().ofMaxSize(600);
    }

    @Test
    void agreesWithTheModelOverALongHistory() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        System.out.println("turgo.seed=" + seed);
        final Random random = new Random(seed);
        final int operations = 250_000 * Integer.getInteger("turgo.rounds", 1);
        final int keys = 200_000;
        try (TableHarness harness = new TableHarness(new StateLayout(8, 8, 8), KeySet.SEQUENTIAL, true)) {
            for (int i = 0; i < operations; i++) {
                final int key = random.nextInt(keys);
                switch (random.nextInt(8)) {
                    case 0 -> harness.remove(key);
                    case 1 -> harness.check(key);
                    case 2 -> harness.handOver(random.nextInt(4));
                    default -> harness.put(key, i);
                }
                if (i % 50_000 == 20_000) {
                    harness.openEpoch();
                } else if (i % 100_000 == 70_000) {
                    harness.restart();
                }
            }
            harness.checkAll();
        }
    }
}
