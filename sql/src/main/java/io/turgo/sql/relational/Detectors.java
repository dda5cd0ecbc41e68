package io.turgo.sql.relational;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.RandomCutForestDetector;
import io.turgo.operators.detect.Scoring;
import io.turgo.operators.detect.Scorings;
import io.turgo.stage.Operator;
import java.util.List;
import java.util.function.Function;

/** The detectors that ANOMALY_SCORE can name, with their options. */
public final class Detectors {
    /** The one that scores where none is named. */
    public static final String DEFAULT = "auto";

    private static final String THRESHOLD = "threshold";
    private static final String WARM_UP = "warmup";
    private static final String RISK = "risk";
    private static final List<DetectorSpec> ALL = List.of(
        scoring(DEFAULT, "how rarely a value as unusual was seen before, with one setting for unknown series",
            options -> Scorings.auto()),
        changes("cusum", "a change of the mean against that of the first values, by cumulative sums",
            options -> Scorings.cusum(options.number("slack"), options.number(THRESHOLD), options.whole(WARM_UP))),
        scoring("daily", "how far it is from what is usual at the time of day, in UTC",
            options -> Scorings.daily(options.number(THRESHOLD))).option(THRESHOLD, Scorings.DEVIATIONS),
        scoring("drift-spot", "how improbable its distance from a moving mean is, by extreme value theory",
            options -> Scorings.driftSpot(options.number(RISK), options.whole("drift")))
            .option(RISK, Scorings.SPOT_RISK).option("drift", Scorings.SPOT_DRIFT),
        DetectorSpec.of("ewma", "how far it, or its change, is from its moving mean", Detectors::ewma)
            .option("alpha", EwmaDetector.DEFAULT_ALPHA).option(WARM_UP, EwmaDetector.DEFAULT_WARM_UP)
            .option(THRESHOLD, EwmaDetector.DEFAULT_THRESHOLD).option("relative", false),
        DetectorSpec.of("forest", "how few cuts part it, with the values before it, from what was seen: a random cut "
            + "forest, in parts of a millisecond", Detectors::forest)
            .option("trees", RandomCutForestDetector.TREES).option("samples", RandomCutForestDetector.SAMPLES)
            .option("shingle", RandomCutForestDetector.SHINGLE).option("seed", RandomCutForestDetector.SEED),
        scoring("hampel", "how far it is from the median of the last values, in median absolute deviations",
            options -> Scorings.hampel(options.whole("window"), options.number(THRESHOLD)))
            .option("window", Scorings.HAMPEL_WINDOW).option(THRESHOLD, Scorings.DEVIATIONS),
        scoring("limits", "1 outside of fixed limits, else 0",
            options -> Scorings.limits(options.number("low"), options.number("high")))
            .option("low", Double.NEGATIVE_INFINITY).option("high", Double.POSITIVE_INFINITY),
        changes("page-hinkley", "a change of the mean against that of all values since the last change",
            options -> Scorings.pageHinkley(
                options.number("slack"), options.number(THRESHOLD), options.whole(WARM_UP))),
        scoring("rate", "how fast it changes, by event time",
            options -> Scorings.rateOfChange(options.number("per-second"))).option("per-second", 1),
        scoring("spot", "how improbable it is as the largest, by extreme value theory",
            options -> Scorings.spot(options.number(RISK))).option(RISK, Scorings.SPOT_RISK),
        scoring("weekly", "how far it is from what is usual at the hour of the week, in UTC",
            options -> Scorings.weekly(options.number(THRESHOLD))).option(THRESHOLD, Scorings.DEVIATIONS));

    private final DetectorSpec spec;
    private final DetectorOptions options;

    private Detectors(DetectorSpec spec, DetectorOptions options) {
        this.spec = spec;
        this.options = options;
    }

    private static DetectorSpec scoring(String name, String summary, Function<DetectorOptions, Scoring> scoring) {
        return DetectorSpec.of(name, summary, (options, field, keys, score) ->
            Detector.on(field, scoring.apply(options)).by(keys).as(score));
    }

    private static DetectorSpec changes(String name, String summary, Function<DetectorOptions, Scoring> scoring) {
        return scoring(name, summary, scoring).option("slack", Scorings.CHANGE_SLACK)
            .option(THRESHOLD, Scorings.CHANGE_THRESHOLD).option(WARM_UP, Scorings.CHANGE_WARM_UP);
    }

    private static Operator ewma(DetectorOptions options, String field, String[] keys, String score) {
        final EwmaDetector detector = EwmaDetector.on(field).by(keys).as(score).alpha(options.number("alpha"))
            .warmUp(options.whole(WARM_UP)).threshold(options.number(THRESHOLD));
        return options.flag("relative") ? detector.relativeChange() : detector;
    }

    private static Operator forest(DetectorOptions options, String field, String[] keys, String score) {
        return RandomCutForestDetector.on(field).by(keys).as(score)
            .forest(options.whole("trees"), options.whole("samples")).shingle(options.whole("shingle"))
            .seed(options.whole("seed"));
    }

    /** All there are, by name. */
    public static List<DetectorSpec> all() {
        return ALL;
    }

    /** The names of all there are. */
    public static List<String> names() {
        return ALL.stream().map(DetectorSpec::name).toList();
    }

    /**
     * A detector.
     *
     * @param options {@code name=value}, with commas between them
     * @throws ConfigurationException if there is none of that name, or there is no such option
     */
    public static Detectors named(String name, String options) {
        final DetectorSpec spec = ALL.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow(
            () -> new ConfigurationException("there is no detector `" + name + "`; there are "
                + String.join(", ", names()) + Suggestion.of(name, names())));
        return new Detectors(spec, DetectorOptions.read(name, spec.defaults(), options));
    }

    /**
     * Scores a field, by keys, into a new field.
     *
     * @throws ConfigurationException if an option's value is wrong
     */
    public Operator on(String field, String[] keys, String name) {
        return spec.maker().make(options, field, keys, name);
    }
}
