package io.turgo.bench.report;

import static io.turgo.bench.report.Drawing.number;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class LineChartTest {
    private static final double HALF_A_PIXEL = 0.5;
    private final LineChart chart =
        new LineChart("Rate <by> \"keys\" & more", new Axis("keys", true), new Axis("trades/s", false));

    @Test
    void pointsLandWhereTheTicksSay() {
        chart.line("Turgo").point(1, 0).point(100, 2_000_000).point(10_000, 4_000_000).point(30, 1_300_000);
        final Drawing drawing = new Drawing(chart.svg());
        final List<Element> marks = drawing.all("circle");
        assertEquals(4, marks.size());
        assertAt(marks.get(0), drawing.x("1"), drawing.y("0"));
        assertAt(marks.get(1), drawing.x("100"), drawing.y("2M"));
        assertAt(marks.get(2), drawing.x("10k"), drawing.y("4M"));
        final double decade = drawing.x("100") - drawing.x("10");
        final double million = drawing.y("2M") - drawing.y("1M");
        assertAt(marks.get(3), drawing.x("10") + decade * Math.log10(3), drawing.y("1M") + 0.3 * million);
    }

    private static void assertAt(Element mark, double x, double y) {
        assertEquals(x, number(mark, "cx"), HALF_A_PIXEL);
        assertEquals(y, number(mark, "cy"), HALF_A_PIXEL);
    }

    @Test
    void theLineGoesThroughThePointsInTheirOrder() {
        chart.line("Turgo").point(1, 1).point(100, 3).point(10, 2);
        final Drawing drawing = new Drawing(chart.svg());
        final List<String> marks = drawing.all("circle").stream()
            .map(mark -> mark.getAttribute("cx") + "," + mark.getAttribute("cy")).toList();
        final String path = drawing.all("polyline").get(0).getAttribute("points");
        assertEquals(marks, Arrays.asList(path.split(" ")));
    }

    @Test
    void everythingStaysOnTheSheet() {
        for (int i = 0; i < 20; i++) {
            chart.line("a line with quite a long name, number " + i).point(1 + i, 1e9).point(1e7, i);
        }
        final Drawing drawing = new Drawing(chart.svg());
        final double width = number(drawing.root(), "width");
        final double height = number(drawing.root(), "height");
        drawing.all("text").forEach(text -> assertTrue(number(text, "x") > 0 && number(text, "x") < width
            && number(text, "y") > 0 && number(text, "y") < height, text.getTextContent()));
    }

    @Test
    void linesThatShareAColourDifferInDashes() {
        for (int i = 0; i < 9; i++) {
            chart.line("line " + i).point(1, i).point(2, i);
        }
        final List<Element> lines = new Drawing(chart.svg()).all("polyline");
        assertEquals(lines.get(0).getAttribute("stroke"), lines.get(8).getAttribute("stroke"));
        assertNotEquals(lines.get(0).getAttribute("stroke-dasharray"), lines.get(8).getAttribute("stroke-dasharray"));
    }

    @Test
    void whatCannotBeDrawnIsSaid() {
        chart.line("Turgo").point(0, 1).point(1, 2).point(2, Double.NaN);
        final Drawing drawing = new Drawing(chart.svg());
        assertEquals(1, drawing.all("circle").size());
        assertTrue(drawing.all("text").stream()
            .anyMatch(text -> text.getTextContent().equals("2 points have no place on these axes")));
    }

    @Test
    void titleAndBackgroundAreThere() {
        final Drawing drawing = new Drawing(chart.svg());
        assertEquals("Rate <by> \"keys\" & more", drawing.all("text").get(0).getTextContent());
        assertEquals("#ffffff", drawing.all("rect").get(0).getAttribute("fill"));
    }

    @Test
    void noLinesAndNoPointsMakeADrawingToo() {
        assertDoesNotThrow(() -> new Drawing(chart.svg()));
        chart.line("nothing");
        assertDoesNotThrow(() -> new Drawing(chart.svg()));
    }
}
