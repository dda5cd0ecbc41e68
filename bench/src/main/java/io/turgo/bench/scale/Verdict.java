package io.turgo.bench.scale;

/**
 * What became of one expectation.
 *
 * @param what       is expected of what
 * @param found      the figures
 * @param asExpected whether it holds
 * @param text       {@code as expected}, or by how much it is worse
 */
record Verdict(String what, String found, boolean asExpected, String text) {
    /**
     * Judges how much more something costs than it may.
     *
     * @param ratio     cost found / cost that theory gives
     * @param tolerance the ratio up to which it is as expected: what a noisy machine makes of equal costs
     */
    static Verdict of(String what, String found, double ratio, double tolerance) {
        return new Verdict(what, found, ratio <= tolerance,
            ratio <= tolerance ? "as expected" : "worse by " + Math.round((ratio - 1) * 100) + " %");
    }
}
