package io.turgo.bench.report;

/**
 * How a line is drawn. Colours that also people with colour-deficient sight tell apart, after Okabe and Ito, "Color
 * Universal Design" (2008); the second time round they are dashed.
 *
 * @param colour of the line
 * @param dashes SVG's dash pattern, {@code none} for a line without gaps
 */
record Stroke(String colour, String dashes) {
    private static final String[] REFERENCE_DASHES = {"2 4", "9 5"};
    private static final String GREY = "#6e7781";
    private static final String SOLID = "none";
    private static final String[] COLOURS =
        {"#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8250df", "#1f2328"};
    private static final String[] DASHES = {SOLID, "8 4", "3 3", "12 4 3 4"};

    /** The stroke of the line to read others against with this number, from 0. */
    static Stroke ofReference(int number) {
        return new Stroke(GREY, REFERENCE_DASHES[number % REFERENCE_DASHES.length]);
    }

    /** The stroke of the line with this number, from 0. */
    static Stroke of(int number) {
        return new Stroke(COLOURS[number % COLOURS.length], DASHES[number / COLOURS.length % DASHES.length]);
    }
}
