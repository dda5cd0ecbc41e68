package io.turgo.bench.torture;

import java.util.Random;

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
        return new Random(STEP * (31L * seed + suite.hashCode()) + STEP * STEP * number);
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
