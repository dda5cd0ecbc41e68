package io.turgo.sql.relational;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.RandomCutForestDetector;
import io.turgo.operators.detect.Scoring;
import io.turgo.operators.detect.Scorings;
import io.turgo.stage.Operator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A detector of SQL is the one of the Java API that a user would take. */
class DetectorsTest {
    private static Operator scoring(Scoring scoring) {
        return Detector.on("price", scoring).by("symbol").as("s");
    }

    private static String logic(String detector, String options) {
        return Detectors.named(detector, options).on("price", new String[] {"symbol"}, "s").logic();
    }

    @Test
    void withoutOptionsEachIsTheOneOfTheJavaApi() {
        final Map<String, Operator> expected = Map.ofEntries(
            Map.entry("auto", scoring(Scorings.auto())), Map.entry("cusum", scoring(Scorings.cusum())),
            Map.entry("daily", scoring(Scorings.daily(Scorings.DEVIATIONS))),
            Map.entry("drift-spot", scoring(Scorings.driftSpot())),
            Map.entry("ewma", EwmaDetector.on("price").by("symbol").as("s")),
            Map.entry("forest", RandomCutForestDetector.on("price").by("symbol").as("s")),
            Map.entry("hampel", scoring(Scorings.hampel())),
            Map.entry("limits", scoring(Scorings.limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY))),
            Map.entry("page-hinkley", scoring(Scorings.pageHinkley())),
            Map.entry("rate", scoring(Scorings.rateOfChange(1))), Map.entry("spot", scoring(Scorings.spot())),
            Map.entry("weekly", scoring(Scorings.weekly(Scorings.DEVIATIONS))));
        final Map<String, String> found = Detectors.names().stream()
            .collect(Collectors.toMap(name -> name, name -> logic(name, "")));
        assertEquals(new TreeMap<>(expected.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().logic()))), new TreeMap<>(found));
    }

    @Test
    void optionsComeThrough() {
        assertEquals(scoring(Scorings.hampel(31, 4.5)).logic(), logic("hampel", "window=31, threshold=4.5"));
        assertEquals(scoring(Scorings.cusum(0.25, 10, 50)).logic(),
            logic("cusum", "warmup=50,slack=0.25 , threshold = 10"));
        assertEquals(scoring(Scorings.driftSpot(1e-4, 20)).logic(), logic("drift-spot", "risk=1e-4, drift=20"));
        assertEquals(scoring(Scorings.limits(-1, 2)).logic(), logic("limits", "low=-1, high=2"));
        assertEquals(EwmaDetector.on("price").by("symbol").as("s").alpha(0.5).warmUp(7).threshold(3).relativeChange()
            .logic(), logic("ewma", "alpha=0.5, warmup=7, threshold=3, relative=true"));
        assertEquals(RandomCutForestDetector.on("price").by("symbol").as("s").forest(10, 64).shingle(2).seed(5)
            .logic(), logic("forest", "trees=10, samples=64, shingle=2, seed=5"));
    }

    @Test
    void aSignatureIsACallThatMeansTheSame() {
        for (final DetectorSpec each : Detectors.all()) {
            final String[] arguments = each.signature().split("'");
            assertEquals(each.name(), arguments[1]);
            assertEquals(logic(each.name(), ""), logic(each.name(), arguments.length > 3 ? arguments[3] : ""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hampel | window=even | `even`, which is not a whole number",
        "hampel | window=4 | 4",
        "ewma | relative=yes | `yes`, which is not true or false",
        "ewma | alpha=2 | 2.0",
        "forest | trees=0 | 0",
        "spot | risk=much | `much`, which is not a number",
        "spot | risk | write name=value",
        "spot | riks=0.1 | did you mean `risk`?"})
    void whatIsWrongIsNamed(String detector, String options, String said) {
        final String message =
            assertThrows(ConfigurationException.class, () -> logic(detector, options)).getMessage();
        assertTrue(message.contains(said), message);
    }
}
