package io.turgo.journal;

import java.util.List;

/**
 * Who still needs frames of the journal.
 *
 * @param who   for messages, e.g. {@code reader `audit`}
 * @param frame the last frame that is not needed any more: those behind it are; 0 if all are needed
 */
record FrameNeed(String who, long frame) {
    /** The one that needs most of several. */
    static FrameNeed greatest(List<FrameNeed> needs) {
        FrameNeed greatest = new FrameNeed("nobody", Long.MAX_VALUE);
        for (final FrameNeed need : needs) {
            greatest = need.frame < greatest.frame ? need : greatest;
        }
        return greatest;
    }
}
