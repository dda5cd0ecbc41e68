package io.turgo.operators.detect;

import com.amazon.randomcutforest.RandomCutForest;
import io.turgo.error.ConfigurationException;

/**
 * What a {@link RandomCutForestDetector} makes forests of. Immutable; any thread.
 *
 * @param trees   of a forest
 * @param samples that a tree keeps
 * @param shingle how many values in a row are one point
 * @param seed    of the random cuts
 */
record ForestSettings(int trees, int samples, int shingle, long seed) {
    /** The version of the library, whose logic the scores depend on. */
    static final String LIBRARY = "4.4.0";
    /** The points that a forest learns before it scores. */
    static final int FIRST_POINTS = 32;

    private static final int MOST_TREES = 1_000;
    private static final int MOST_SAMPLES = 8_192;
    private static final int MOST_SHINGLE = 256;

    ForestSettings {
        requireWithin("trees", trees, 1, MOST_TREES, RandomCutForestDetector.TREES);
        requireWithin("samples", samples, 2, MOST_SAMPLES, RandomCutForestDetector.SAMPLES);
        requireWithin("shingle", shingle, 1, MOST_SHINGLE, RandomCutForestDetector.SHINGLE);
    }

    private static void requireWithin(String setting, int value, int least, int most, int example) {
        if (value < least || value > most) {
            throw new ConfigurationException(setting + "=" + value + " of the random cut forest is not in " + least
                + ".." + most + ", choose e.g. " + example);
        }
    }

    /** A forest that has learned nothing. */
    RandomCutForest make() {
        return RandomCutForest.builder().numberOfTrees(trees).sampleSize(samples).shingleSize(shingle)
            .dimensions(shingle).internalShinglingEnabled(true).outputAfter(FIRST_POINTS).randomSeed(seed)
            .parallelExecutionEnabled(false).boundingBoxCacheFraction(0).build();
    }

    /** How many values a key needs before its forest gives a number. */
    int firstValues() {
        return FIRST_POINTS + shingle - 1;
    }

    String logic() {
        return "random-cut-forest/1 library=" + LIBRARY + " trees=" + trees + " samples=" + samples + " shingle="
            + shingle + " seed=" + seed;
    }
}
