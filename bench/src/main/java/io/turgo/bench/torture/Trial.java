package io.turgo.bench.torture;

import java.nio.file.Path;
import java.util.Random;

/**
 * A case while it runs.
 *
 * @param one       which
 * @param random    its random numbers
 * @param directory its own, empty at the beginning
 * @param stage     what there is
 * @param tally     of its suite
 */
record Trial(Case one, Random random, Path directory, Stage stage, Tally tally) {
    /** The same with a directory of its own in this one's, and draws that do not change what is drawn here. */
    Trial nested(String name) {
        return new Trial(one, new Random(one.seed()), directory.resolve(name), stage, tally);
    }

    /** A number from 0 to below. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of them. */
    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** One of the JDKs. */
    Jdk jdk() {
        return stage.jdks().get(random.nextInt(stage.jdks().size()));
    }
}
