package io.turgo.journal;

/**
 * What a run of frames amounts to; ends are exclusive, so that an empty run has a place.
 *
 * @param firstFrame    number of the first frame
 * @param nextFrame     number of the frame after the last
 * @param firstSequence sequence of the first source record, or that the next one will take
 * @param nextSequence  sequence after the last source record
 * @param bytes         length of all frames together
 * @param digest        order-dependent hash over the frames' checksums, see {@link FrameTally}
 */
record FrameTotals(
    long firstFrame, long nextFrame, long firstSequence, long nextSequence, long bytes, long digest) {

    long frames() {
        return nextFrame - firstFrame;
    }

    /** For messages: {@code frames 4 to 9}. */
    String range() {
        return frames() == 0 ? "no frames" : "frames " + firstFrame + " to " + (nextFrame - 1);
    }
}
