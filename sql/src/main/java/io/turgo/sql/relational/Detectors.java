package io.turgo.sql.relational;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.Scoring;
import io.turgo.operators.detect.Scorings;
import io.turgo.stage.Operator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The detectors that ANOMALY_SCORE can name, with their options. Immutable. */
public final class Detectors {
    /** The one that scores where none is named. */
    public static final String DEFAULT = "auto";

    private static final String EWMA = "ewma";
    private static final Map<String, Kind> KINDS = new TreeMap<>();

    static {
        kind(DEFAULT, options -> Scorings.auto());
        kind("hampel", options -> Scorings.hampel(options.whole("window", Scorings.HAMPEL_WINDOW),
            options.number("threshold", Scorings.DEVIATIONS)), "window", "threshold");
        kind("cusum", options -> Scorings.cusum(options.number("slack", Scorings.CHANGE_SLACK),
            options.number("threshold", Scorings.CHANGE_THRESHOLD), options.whole("warmup", Scorings.CHANGE_WARM_UP)),
            "slack", "threshold", "warmup");
        kind("page-hinkley", options -> Scorings.pageHinkley(options.number("slack", Scorings.CHANGE_SLACK),
            options.number("threshold", Scorings.CHANGE_THRESHOLD), options.whole("warmup", Scorings.CHANGE_WARM_UP)),
            "slack", "threshold", "warmup");
        kind("spot", options -> Scorings.spot(options.number("risk", Scorings.SPOT_RISK)), "risk");
        kind("drift-spot", options -> Scorings.driftSpot(options.number("risk", Scorings.SPOT_RISK),
            options.whole("drift", Scorings.SPOT_DRIFT)), "risk", "drift");
        kind("daily", options -> Scorings.daily(options.number("threshold", Scorings.DEVIATIONS)), "threshold");
        kind("weekly", options -> Scorings.weekly(options.number("threshold", Scorings.DEVIATIONS)), "threshold");
        kind("limits", options -> Scorings.limits(options.number("low", Double.NEGATIVE_INFINITY),
            options.number("high", Double.POSITIVE_INFINITY)), "low", "high");
        kind("rate", options -> Scorings.rateOfChange(options.number("per-second", 1)), "per-second");
    }

    private final Function<Target, Operator> operators;

    private Detectors(Function<Target, Operator> operators) {
        this.operators = operators;
    }

    private record Kind(List<String> options, Function<Given, Scoring> scoring) {
    }

    private record Target(String field, String[] keys, String name) {
    }

    private static void kind(String name, Function<Given, Scoring> scoring, String... options) {
        KINDS.put(name, new Kind(List.of(options), scoring));
    }

    /** The names of all there are. */
    public static List<String> names() {
        final List<String> names = new java.util.ArrayList<>(KINDS.keySet());
        names.add(EWMA);
        return names.stream().sorted().toList();
    }

    /**
     * A detector.
     *
     * @param options {@code name=value}, with commas between them
     * @throws ConfigurationException if there is none of that name, or an option is wrong
     */
    public static Detectors named(String name, String options) {
        if (name.equals(EWMA)) {
            return ewma(new Given(name, List.of("alpha", "warmup", "threshold", "relative"), options));
        }
        final Kind kind = KINDS.get(name);
        if (kind == null) {
            throw new ConfigurationException("there is no detector `" + name + "`; there are "
                + String.join(", ", names()) + Suggestion.of(name, names()));
        }
        final Scoring scoring = kind.scoring().apply(new Given(name, kind.options(), options));
        return new Detectors(target ->
            Detector.on(target.field(), scoring).by(target.keys()).as(target.name()));
    }

    private static Detectors ewma(Given given) {
        return new Detectors(target -> {
            EwmaDetector detector = EwmaDetector.on(target.field()).by(target.keys()).as(target.name())
                .alpha(given.number("alpha", EwmaDetector.DEFAULT_ALPHA))
                .warmUp(given.whole("warmup", EwmaDetector.DEFAULT_WARM_UP))
                .threshold(given.number("threshold", EwmaDetector.DEFAULT_THRESHOLD));
            if (given.flag("relative")) {
                detector = detector.relativeChange();
            }
            return detector;
        });
    }

    /** Scores a field, by keys, into a new field. */
    public Operator on(String field, String[] keys, String name) {
        return operators.apply(new Target(field, keys, name));
    }

    /** Options as they are given. */
    private static final class Given {
        private final String detector;
        private final Map<String, String> values = new LinkedHashMap<>();

        private Given(String detector, List<String> known, String text) {
            this.detector = detector;
            for (final String part : Arrays.stream(text.split(",")).map(String::strip).toList()) {
                if (!part.isEmpty()) {
                    add(part, known);
                }
            }
        }

        private void add(String part, List<String> known) {
            final int equals = part.indexOf('=');
            if (equals < 0) {
                throw new ConfigurationException("`" + part + "` of detector `" + detector
                    + "` is no option: write name=value, with commas between them");
            }
            final String name = part.substring(0, equals).strip();
            if (!known.contains(name)) {
                throw new ConfigurationException("detector `" + detector + "` has no option `" + name + "`; it has "
                    + (known.isEmpty() ? "none" : String.join(", ", known)) + Suggestion.of(name, known));
            }
            values.put(name, part.substring(equals + 1).strip());
        }

        private double number(String name, double otherwise) {
            try {
                return values.containsKey(name) ? Double.parseDouble(values.get(name)) : otherwise;
            } catch (final NumberFormatException e) {
                throw wrong(name, "a number");
            }
        }

        private int whole(String name, int otherwise) {
            try {
                return values.containsKey(name) ? Integer.parseInt(values.get(name)) : otherwise;
            } catch (final NumberFormatException e) {
                throw wrong(name, "a whole number");
            }
        }

        private boolean flag(String name) {
            final String value = values.getOrDefault(name, "false");
            if (!value.equals("true") && !value.equals("false")) {
                throw wrong(name, "true or false");
            }
            return value.equals("true");
        }

        private ConfigurationException wrong(String name, String what) {
            return new ConfigurationException("option `" + name + "` of detector `" + detector + "` is `"
                + values.get(name) + "`, which is not " + what + "; correct it");
        }
    }
}
