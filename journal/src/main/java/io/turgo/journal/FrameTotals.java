package io.turgo.journal;

/**
 * What a run of frames amounts to; ends are exclusive, so that an empty run has a place.
 *
 * @param firstFrame    number of the first frame
 * @param nextFrame     number of the frame after the last
 * @param firstSequence sequence of the first source record, or that the next one will take
 * @param nextSequence  sequence after the last source record
 * @param fromTimeNs    the least ingest time of them in epoch ns; 0 if there are none
 * @param toTimeNs      the greatest; 0 if there are none
 * @param bytes         length of all frames together
 * @param digest        order-dependent hash over the frames' checksums, see {@link FrameTally}
 */
record FrameTotals(long firstFrame, long nextFrame, long firstSequence, long nextSequence, long fromTimeNs,
    long toTimeNs, long bytes, long digest) {
    /** No frames, in front of that one and that sequence. */
    static FrameTotals none(long nextFrame, long nextSequence) {
        return new FrameTotals(nextFrame, nextFrame, nextSequence, nextSequence, 0, 0, 0, 0);
    }

    /** These and those that follow on them; the digest is that of the latter. */
    FrameTotals and(FrameTotals next) {
        if (frames() == 0 || next.frames() == 0) {
            return frames() == 0 ? next : this;
        }
        return new FrameTotals(firstFrame, next.nextFrame, firstSequence, next.nextSequence,
            Math.min(fromTimeNs, next.fromTimeNs), Math.max(toTimeNs, next.toTimeNs), bytes + next.bytes, next.digest);
    }

    long frames() {
        return nextFrame - firstFrame;
    }

    /** For messages: {@code frames 4 to 9}. */
    String range() {
        return frames() == 0 ? "no frames" : "frames " + firstFrame + " to " + (nextFrame - 1);
    }
}
