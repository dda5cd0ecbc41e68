package io.turgo.bench.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An SVG drawing on a white ground, readable on a light page and on a dark one. Coordinates are pixels from the top
 * left. Fonts are not asked for their widths, since a machine without a screen may have none. One thread.
 */
final class Sheet {
    static final int WIDTH = 880;
    static final int MARGIN = 28;
    static final int TEXT_PX = 13;
    static final String INK = "#1f2328";
    static final String QUIET_INK = "#59636e";
    static final String RULE = "#8c959f";
    static final String GRID = "#e4e8ec";

    private static final int TITLE_PX = 17;
    private static final int TITLE_Y = 36;
    private static final double LETTER_WIDTH = 0.56;
    private static final String PAPER = "#ffffff";
    private static final String EDGE = "#d0d7de";
    private static final String FONTS = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    private final Xml xml = new Xml();

    Sheet(String title, int height) {
        final String box = "0 0 " + WIDTH + " " + height;
        xml.open("svg", "xmlns", "http://www.w3.org/2000/svg", "viewBox", box, "width", String.valueOf(WIDTH),
            "height", String.valueOf(height), "role", "img", "aria-label", title, "font-family", FONTS,
            "font-size", String.valueOf(TEXT_PX));
        xml.empty("rect", "x", "0.5", "y", "0.5", "width", String.valueOf(WIDTH - 1), "height",
            String.valueOf(height - 1), "rx", "8", "fill", PAPER, "stroke", EDGE);
        xml.withText("text", title, "x", px(MARGIN), "y", px(TITLE_Y), "font-size", String.valueOf(TITLE_PX),
            "font-weight", "600", "fill", INK);
    }

    Xml xml() {
        return xml;
    }

    void text(double x, double y, String anchor, String colour, String words) {
        xml.withText("text", words, "x", px(x), "y", px(y), "text-anchor", anchor, "fill", colour);
    }

    void line(double x1, double y1, double x2, double y2, String colour) {
        xml.empty("line", "x1", px(x1), "y1", px(y1), "x2", px(x2), "y2", px(y2), "stroke", colour);
    }

    /** The whole file. */
    String svg() {
        return xml.close().text();
    }

    /** A coordinate with at most two decimals. */
    static String px(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }

    /** About how wide a text is; rather too wide than too narrow. */
    static double width(String words) {
        return words.length() * LETTER_WIDTH * TEXT_PX;
    }
}
