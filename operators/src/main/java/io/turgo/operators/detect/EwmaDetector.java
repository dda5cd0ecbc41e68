package io.turgo.operators.detect;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.DoubleField;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.List;

/**
 * Scores each row by how far its value lies from the exponentially weighted moving average of the values before it, in
 * standard deviations, by key. Adds a field {@value #DEFAULT_NAME} FLOAT64 NULL in place:
 * <pre>
 *   x     = the value, or with relativeChange() value / previous value - 1
 *   z     = |x - mean| / sqrt(variance)        before x is learned: no look-ahead
 *   score = z / (z + threshold)                0 to 1; 0.5 exactly at the threshold
 *   then, with d = x - mean:  mean += alpha * d;  variance = (1 - alpha) * (variance + alpha * d * d)
 * </pre>
 * The first x sets the mean, with variance 0. While the variance is 0 the score is 0 if x is the mean, else 1.
 *
 * <p>The score is null during warm-up, that is while fewer than {@code warmUp} observations of x have been learned for
 * the key, and for a row without an x: with the key's first value or after a value of 0 under relativeChange(), and
 * where the value is null, NaN or infinite. Those last ones, a relative change beyond the range of a double, and an x
 * so far out that mean or variance would leave that range, are not learned and are counted (counter {@value #INVALID}).
 *
 * <p>The chart is S. W. Roberts's ("Control Chart Tests Based on Geometric Moving Averages", Technometrics 1 (1959),
 * 239-250), the recursion for the variance T. Finch's ("Incremental calculation of weighted mean and variance",
 * University of Cambridge, 2009, section 9) after D. H. D. West (Communications of the ACM 22 (1979), 532-535).
 *
 * <p>State, for each key: 16 bytes of header, the bytes of the key ({@link KeyFields}, at least 8), and 24 bytes, 32
 * with relativeChange(); and beside it 13 to 26 of index, 21 to 58 where the last
 * field of the key is a small number, as that of a SYMBOL is. A null key is a key of its own.
 *
 * <p>Immutable; any thread.
 */
public final class EwmaDetector implements Operator {
    /** The name of the added field, unless another is given. */
    public static final String DEFAULT_NAME = "score";
    /** The counter of rows whose value could not be learned. */
    public static final String INVALID = "invalid";
    /** The weight of the newest value, unless another is given. */
    public static final double DEFAULT_ALPHA = 0.05;
    /** The observations before the first score, unless another number is given. */
    public static final int DEFAULT_WARM_UP = 100;
    /** The standard deviations at which the score is 0.5, unless others are given. */
    public static final double DEFAULT_THRESHOLD = 6.0;

    private final String field;
    private final List<String> keys;
    private final Settings settings;
    private final String name;

    private EwmaDetector(String field, List<String> keys, Settings settings, String name) {
        this.field = field;
        this.keys = keys;
        this.settings = settings;
        this.name = name;
    }

    /**
     * How to score.
     *
     * @param relative  whether x is the relative change
     * @param alpha     the weight of the newest value
     * @param warmUp    the observations before the first score
     * @param threshold the standard deviations at which the score is 0.5
     */
    record Settings(boolean relative, double alpha, int warmUp, double threshold) {
        /** Checks the ranges. */
        Settings {
            if (!(alpha > 0 && alpha < 1)) {
                throw new ConfigurationException("alpha=" + alpha
                    + " of the EWMA detector is not between 0 and 1, choose e.g. " + DEFAULT_ALPHA);
            }
            if (warmUp < 1) {
                throw new ConfigurationException("warmUp=" + warmUp
                    + " < 1 of the EWMA detector, it needs an observation at least to have a mean");
            }
            if (!(threshold > 0 && threshold < Double.POSITIVE_INFINITY)) {
                throw new ConfigurationException("threshold=" + threshold
                    + " of the EWMA detector is not positive and finite, choose e.g. " + DEFAULT_THRESHOLD);
            }
        }
    }

    /** Scores that INT32, INT64, FLOAT64 or DECIMAL field. */
    public static EwmaDetector on(String field) {
        return new EwmaDetector(field, List.of(),
            new Settings(false, DEFAULT_ALPHA, DEFAULT_WARM_UP, DEFAULT_THRESHOLD), DEFAULT_NAME);
    }

    /** The same, with a mean and variance for each key; without keys there is one for all rows. */
    public EwmaDetector by(String... fields) {
        return new EwmaDetector(field, List.of(fields), settings, name);
    }

    /** The same, on the relative change from the key's previous value. */
    public EwmaDetector relativeChange() {
        return with(new Settings(true, settings.alpha, settings.warmUp, settings.threshold));
    }

    /** The same with that weight for the newest value, between 0 and 1. */
    public EwmaDetector alpha(double weight) {
        return with(new Settings(settings.relative, weight, settings.warmUp, settings.threshold));
    }

    /** The same with that many observations of a key before its first score, at least 1. */
    public EwmaDetector warmUp(int observations) {
        return with(new Settings(settings.relative, settings.alpha, observations, settings.threshold));
    }

    /** The same with a score of 0.5 at that many standard deviations. */
    public EwmaDetector threshold(double deviations) {
        return with(new Settings(settings.relative, settings.alpha, settings.warmUp, deviations));
    }

    /** The same with that name for the score. */
    public EwmaDetector as(String newName) {
        return new EwmaDetector(field, keys, settings, newName);
    }

    private EwmaDetector with(Settings newSettings) {
        return new EwmaDetector(field, keys, newSettings, name);
    }

    @Override
    public String logic() {
        return "ewma/1 on=" + field + " by=" + keys + " relative=" + settings.relative + " alpha="
            + Double.toHexString(settings.alpha) + " warmUp=" + settings.warmUp + " threshold="
            + Double.toHexString(settings.threshold) + " as=" + name;
    }

    @Override
    public Output plan(Schema in) {
        DoubleField.require(in, field, "the EWMA detector");
        KeyFields.require(in, keys, "the EWMA detector");
        if (in.has(name)) {
            throw new ConfigurationException("the EWMA detector adds `" + name + "`, but `" + in.name()
                + "` has a field `" + name + "` already: name it otherwise with as(...)");
        }
        return Output.adding(List.of(Field.float64(name).orNull()));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(keys);
    }

    @Override
    public Stage create(StageContext context) {
        return EwmaStage.of(context, field, keys, settings, name);
    }
}
