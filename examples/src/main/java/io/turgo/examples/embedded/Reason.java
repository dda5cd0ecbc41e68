package io.turgo.examples.embedded;

/** Why an order makes an alert. */
enum Reason {
    /** Its notional is 6 of its side's moving standard deviations from its side's moving mean, in logarithms. */
    SIZE,
    /** It would trade at a price more than 0.1 % beyond the other side's best. */
    CROSS,
    /** Its price lies more than 20 % behind its own side's best, as a slipped finger's does. */
    FAR,
    /** Its own side of the book's top had less than a thousandth of the whole size. */
    THIN;

    /** The bit of this reason in a verdict. */
    int bit() {
        return 1 << ordinal();
    }

    /** Appends the names of the reasons in {@code bits}, joined by a plus; nothing if there is none. */
    static void appendTo(StringBuilder text, int bits) {
        final int start = text.length();
        for (final Reason reason : values()) {
            if ((bits & reason.bit()) != 0) {
                text.append(text.length() == start ? "" : "+").append(reason);
            }
        }
    }
}
