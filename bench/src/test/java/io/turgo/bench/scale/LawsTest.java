package io.turgo.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class LawsTest {
    private static final double[] SIZES = {1, 2, 4, 8, 16};
    private static final long NEAR = MemoryPrice.NEAR_BYTES;

    @Property
    void aLineIsFoundAgain(
        @ForAll @DoubleRange(min = 1, max = 1_000) double intercept,
        @ForAll @DoubleRange(min = 0, max = 100) double slope) {
        final double[] y = new double[SIZES.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = intercept + slope * SIZES[i];
        }
        final Fit fit = Fit.of(SIZES, y);
        assertEquals(intercept, fit.intercept(), 1e-6 * (intercept + slope));
        assertEquals(slope, fit.slope(), 1e-6 * (intercept + slope));
        assertEquals(1, fit.worstRatio(SIZES, y), 1e-9);
    }

    @Example
    void linearAllowsALineAndRefusesASquare() {
        assertTrue(linear(x -> 40 + 20 * x).asExpected());
        assertFalse(linear(x -> 40 + 20 * x * x).asExpected());
    }

    @Example
    void linearRefusesOnePointThatIsTooDear() {
        final Verdict verdict = linear(x -> x == 8 ? 2 * (40 + 20 * x) : 40 + 20 * x);
        assertFalse(verdict.asExpected());
        assertTrue(verdict.text().startsWith("worse by "), verdict.text());
    }

    private static Verdict linear(DoubleUnaryOperator costNs) {
        return Laws.linear("ns", points(costNs, x -> 0), Point::x, point -> point.sample().busiestNsPerEvent(), 1.25);
    }

    @Example
    void flatAllowsLessAndRefusesMore() {
        assertTrue(Laws.flat("ns", points(x -> 100 / x, x -> 0), point -> point.sample().nsPerEvent(), 1.3)
            .asExpected());
        assertFalse(Laws.flat("ns", points(x -> 100 + x * 4, x -> 0), point -> point.sample().nsPerEvent(), 1.3)
            .asExpected());
    }

    @Example
    void memoryAllowsReadsOnlyWhereStateIsFar() {
        final MemoryPrice price = new MemoryPrice();
        final double readNs = price.readNs(16 * NEAR);
        assertTrue(readNs > 0, "a read of far memory costs something: " + readNs);
        assertEquals(0, price.readNs(NEAR));
        final DoubleUnaryOperator dearer = x -> x == 16 ? 100 + 2 * readNs : 100;
        assertTrue(Laws.memory("ns", points(dearer, x -> x == 16 ? 16 * NEAR : NEAR), price, 2, 1.001).asExpected());
        assertFalse(Laws.memory("ns", points(dearer, x -> NEAR), price, 2, 1.001).asExpected());
    }

    @Example
    void memoryWithoutNearStateStartsFromTheFirstPoint() {
        final MemoryPrice price = new MemoryPrice();
        assertTrue(Laws.memory("ns", points(x -> 100, x -> 16 * NEAR), price, 2, 1.001).asExpected());
        assertFalse(Laws.memory("ns", points(x -> 100 * x * x, x -> 16 * NEAR), price, 2, 1.3).asExpected());
    }

    @Example
    void parallelComparesDistances() {
        final List<Point> below = points(x -> 50 + 20 * x, x -> 0);
        assertTrue(Laws.parallel("ns", below, points(x -> 110 + 20 * x, x -> 0), 1.5).asExpected());
        assertFalse(Laws.parallel("ns", below, points(x -> 60 + 24 * x, x -> 0), 1.5).asExpected());
    }

    @Example
    void parallelRefusesLinesThatCross() {
        final List<Point> below = points(x -> 50 + 20 * x, x -> 0);
        assertFalse(Laws.parallel("ns", below, points(x -> 20 + 30 * x, x -> 0), 1.5).asExpected());
    }

    private static List<Point> points(DoubleUnaryOperator costNs, DoubleUnaryOperator stateBytes) {
        final List<Point> points = new ArrayList<>();
        for (final double x : SIZES) {
            points.add(new Point(x, sample(costNs.applyAsDouble(x), (long) stateBytes.applyAsDouble(x))));
        }
        return points;
    }

    private static Sample sample(double costNs, long stateBytes) {
        final long events = 1_000_000_000;
        final long ns = (long) (costNs * events);
        return new Sample(events, ns, ns, ns, 0, 0, 0, stateBytes);
    }

    @Example
    void theBestMeasurementOfAPointCounts() {
        final Results results = new Results();
        results.add("line", 2, sample(5, 0));
        results.add("line", 1, sample(7, 0));
        results.add("line", 2, sample(4, 0));
        results.add("line", 2, sample(6, 0));
        assertEquals(List.of(new Point(1, sample(7, 0)), new Point(2, sample(4, 0))), results.points("line"));
        assertEquals(List.of("line"), results.lines());
        assertEquals(List.of(), results.points("other"));
    }
}
