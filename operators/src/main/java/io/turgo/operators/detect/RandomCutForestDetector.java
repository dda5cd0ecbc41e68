package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;

/**
 * Scores each row by how much the last values of its key stand apart from a random sample of all before them: by the
 * Random Cut Forest of the library {@code randomcutforest-core} (S. Guha, N. Mishra, G. Roy, O. Schrijvers, "Robust
 * Random Cut Forest Based Anomaly Detection On Streams", ICML 2016). Adds a field {@value Detector#DEFAULT_NAME}
 * FLOAT64 NULL in place, 0 to 1. The library's score has no scale that fits all series, so it is turned into how rarely
 * one as large was seen, and an incident is told once, as {@link Scorings#auto()} does: 0.5 is once in 400 rows. A
 * score never depends on later rows, and the same seed and values give the same scores.
 *
 * <p>The score is null for a key's first {@value ForestSettings#FIRST_POINTS} + {@value ReturnPeriod#WARM_UP} +
 * shingle - 1 values, and where the value is null, NaN, infinite or beyond {@value #LARGEST} in magnitude; those last
 * ones are not learned and are counted (counter {@value Detector#INVALID}).
 *
 * <p><b>Not for the fast path:</b> it takes 0.1 to 0.3 ms a row and allocates. Forests reckon in float, from the key's
 * first value on. The library takes logarithms by {@link Math}: two machines of different kind may score differently in
 * the last bits.
 *
 * <p>State, for each key: a row of 1,216 bytes and the key's, with what is said of rows' index at {@link Detector}; and
 * the forest in pieces of {@value ForestPieces#PIECE_BYTES} bytes, 24 and the key's, after {@value
 * ForestDescriptor#SPAN} values: at the standard setting at most 180 KB, about 22 bytes a sample of each tree. On the
 * heap are the forests of the keys that had rows last, at most {@link #inMemory}, some 200 KB each at the standard
 * setting. A key whose forest is not there takes up to {@value ForestDescriptor#SPAN} updates to make it again from its
 * bytes, some 10 to 20 ms. A null key is a key of its own.
 *
 * <p>Immutable; any thread.
 */
public final class RandomCutForestDetector implements Operator {
    /** The trees of a forest, unless another number is given. */
    public static final int TREES = 30;
    /** The points that a tree keeps, unless another number is given. */
    public static final int SAMPLES = 256;
    /** The values in a row that are one point, unless another number is given. */
    public static final int SHINGLE = 4;
    /** The seed of the cuts, unless another is given. */
    public static final long SEED = 42;
    /** The forests that are kept as objects, unless another number is given. */
    public static final int IN_MEMORY = 1_000;
    /** The largest magnitude that is learned: distances between such values fit a float. */
    public static final double LARGEST = 1e30;

    private static final String WHAT = "the random cut forest";

    private final ScoredField scored;
    private final ForestSettings settings;
    private final int mostLive;

    private RandomCutForestDetector(ScoredField scored, ForestSettings settings, int mostLive) {
        this.scored = scored;
        this.settings = settings;
        this.mostLive = mostLive;
    }

    /** Scores that INT32, INT64, FLOAT64 or DECIMAL field. */
    public static RandomCutForestDetector on(String field) {
        return new RandomCutForestDetector(
            ScoredField.of(WHAT, field), new ForestSettings(TREES, SAMPLES, SHINGLE, SEED), IN_MEMORY);
    }

    /** The same, with a forest for each key; without keys there is one for all rows. */
    public RandomCutForestDetector by(String... fields) {
        return new RandomCutForestDetector(scored.by(fields), settings, mostLive);
    }

    /** The same with that name for the score. */
    public RandomCutForestDetector as(String newName) {
        return new RandomCutForestDetector(scored.as(newName), settings, mostLive);
    }

    /**
     * The same with so many trees, 1 to 1,000, that keep so many points each, 2 to 8,192.
     *
     * @throws ConfigurationException if one is out of its range
     */
    public RandomCutForestDetector forest(int trees, int samples) {
        return with(new ForestSettings(trees, samples, settings.shingle(), settings.seed()));
    }

    /**
     * The same with points of so many values in a row, 1 to 256.
     *
     * @throws ConfigurationException if it is out of its range
     */
    public RandomCutForestDetector shingle(int values) {
        return with(new ForestSettings(settings.trees(), settings.samples(), values, settings.seed()));
    }

    /** The same with that seed of the random cuts. */
    public RandomCutForestDetector seed(long newSeed) {
        return with(new ForestSettings(settings.trees(), settings.samples(), settings.shingle(), newSeed));
    }

    private RandomCutForestDetector with(ForestSettings newSettings) {
        return new RandomCutForestDetector(scored, newSettings, mostLive);
    }

    /**
     * The same with at most so many forests as objects on the heap; for each thread that works on keys. It changes no
     * score.
     *
     * @throws ConfigurationException if it is below 1
     */
    public RandomCutForestDetector inMemory(int forests) {
        Deviations.requireAtLeast("inMemory", forests, 1, WHAT);
        return new RandomCutForestDetector(scored, settings, forests);
    }

    @Override
    public String logic() {
        return scored.logic(settings.logic());
    }

    @Override
    public Output plan(Schema in) {
        return scored.plan(in);
    }

    @Override
    public Sharding sharding() {
        return scored.sharding();
    }

    @Override
    public Stage create(StageContext context) {
        return ForestStage.of(context, scored.field(), scored.keys(), scored.name(), settings, mostLive);
    }
}
