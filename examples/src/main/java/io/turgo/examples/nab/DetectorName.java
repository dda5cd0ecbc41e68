package io.turgo.examples.nab;

import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.RandomCutForestDetector;
import io.turgo.operators.detect.Scorings;
import io.turgo.stage.Operator;
import java.util.Locale;

/** A detector with its standard setting, by the name that {@code --detector} knows. */
enum DetectorName {
    AUTO(Detector.on(SeriesPipeline.VALUE, Scorings.auto())),
    EWMA(EwmaDetector.on(SeriesPipeline.VALUE)),
    HAMPEL(Detector.on(SeriesPipeline.VALUE, Scorings.hampel())),
    CUSUM(Detector.on(SeriesPipeline.VALUE, Scorings.cusum())),
    PAGE_HINKLEY(Detector.on(SeriesPipeline.VALUE, Scorings.pageHinkley())),
    SPOT(Detector.on(SeriesPipeline.VALUE, Scorings.spot())),
    DRIFT_SPOT(Detector.on(SeriesPipeline.VALUE, Scorings.driftSpot())),
    DAILY(Detector.on(SeriesPipeline.VALUE, Scorings.daily(Scorings.DEVIATIONS))),
    WEEKLY(Detector.on(SeriesPipeline.VALUE, Scorings.weekly(Scorings.DEVIATIONS))),
    RCF(RandomCutForestDetector.on(SeriesPipeline.VALUE));

    private final Operator operator;

    DetectorName(Operator operator) {
        this.operator = operator;
    }

    Operator operator() {
        return operator;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
