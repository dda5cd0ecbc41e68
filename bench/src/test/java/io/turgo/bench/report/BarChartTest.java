package io.turgo.bench.report;

import static io.turgo.bench.report.Drawing.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class BarChartTest {
    private static final double HALF_A_PIXEL = 0.5;

    private static List<Element> bars(Drawing drawing) {
        return drawing.all("rect").stream().skip(1).toList();
    }

    @Test
    void barsOfLikeSizeStartAtZeroAndAreAsLongAsTheirValues() {
        final Drawing drawing =
            new Drawing(new BarChart("Rate", "trades/s").bar("a", 10).bar("b", 40).bar("c", 0).svg());
        final double unit = (drawing.x("40") - drawing.x("0")) / 40;
        assertEquals(10 * unit, number(bars(drawing).get(0), "width"), HALF_A_PIXEL);
        assertEquals(40 * unit, number(bars(drawing).get(1), "width"), HALF_A_PIXEL);
        assertEquals(0, number(bars(drawing).get(2), "width"));
        assertEquals(drawing.x("0"), number(bars(drawing).get(0), "x"), HALF_A_PIXEL);
    }

    @Test
    void barsFarApartAreLogarithmicAndSaidToBe() {
        final Drawing drawing = new Drawing(new BarChart("Rate", "trades/s").bar("a", 10).bar("b", 100_000).svg());
        final double decade = drawing.x("1k") - drawing.x("100");
        final List<Element> bars = bars(drawing);
        assertEquals(4 * decade, number(bars.get(1), "width") - number(bars.get(0), "width"), HALF_A_PIXEL);
        assertTrue(number(bars.get(0), "width") > 10, "the shortest bar can be seen");
        drawing.words("trades/s, logarithmic scale", text -> true);
    }

    @Test
    void valuesAreWrittenBesideTheBars() {
        final Drawing drawing =
            new Drawing(new BarChart("Rate", "trades/s").bar("a", 2_810_000).bar("b", Double.NaN).svg());
        drawing.words("2.81M trades/s", text -> true);
        drawing.words("not measured", text -> true);
    }

    @Test
    void ourBarsStandOut() {
        final List<Element> bars = bars(new Drawing(new BarChart("Rate", "/s").bar("Turgo", 1).bar("b", 1).svg()));
        assertTrue(!bars.get(0).getAttribute("fill").equals(bars.get(1).getAttribute("fill")));
    }

    @Test
    void negativeValuesAreRefused() {
        final BarChart chart = new BarChart("Rate", "/s");
        assertThrows(IllegalArgumentException.class, () -> chart.bar("a", -1));
    }
}
