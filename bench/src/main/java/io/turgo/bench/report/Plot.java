package io.turgo.bench.report;

/** A part of a report that is drawn, and goes to a file of its own. */
interface Plot extends Section {
    /** What is shown; unique in a report. */
    String title();

    /** The drawing, a whole SVG file. */
    String svg();
}
