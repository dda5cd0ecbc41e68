package io.turgo.bench.torture;

import java.util.Random;
import java.util.SplittableRandom;

/**
 * One case of a suite: all that is drawn in it comes from these three.
 *
 * @param suite  the suite's name
 * @param seed   of the run
 * @param number from 0
 */
record Case(String suite, long seed, int number) {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    Random random() {
        // mixed, for a plain Random draws alike from seeds that are alike
        return new Random(new SplittableRandom(STEP * (31L * seed + suite.hashCode()) + number).nextLong());
    }

    /** The command that runs this case again. */
    String command() {
        return "./turgo torture --suite " + suite + " --seed " + seed + " --case " + number;
    }

    /** For names of directories. */
    String label() {
        return suite + '-' + Long.toHexString(seed) + '-' + number;
    }
}
