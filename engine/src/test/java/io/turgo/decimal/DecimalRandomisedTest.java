package io.turgo.decimal;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** The operations at length, at {@code turgo.rounds} times the size; {@code turgo.seed} repeats a run. */
class DecimalRandomisedTest {
    private static final int ROUND_OPERATIONS = 100_000;

    @Test
    void operationsAgreeWithBigDecimal() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final Random random = new Random(seed);
        final long operations = (long) ROUND_OPERATIONS * Integer.getInteger("turgo.rounds", 1);
        final Operation[] all = Operation.values();
        final Decimal target = new Decimal();
        final Decimal a = new Decimal();
        final Decimal b = new Decimal();
        try {
            for (long done = 0; done < operations; done++) {
                target.set(Samples.random(random));
                a.set(Samples.random(random));
                b.set(Samples.random(random));
                final int scale = random.nextInt(Decimal.MAX_SCALE + 1);
                OperationCheck.check(all[random.nextInt(all.length)], target, a, b, scale);
            }
        } catch (final AssertionError failure) {
            throw new AssertionError("repeat with -Dturgo.seed=" + seed, failure);
        }
    }
}
