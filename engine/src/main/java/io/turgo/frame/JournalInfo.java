package io.turgo.frame;

/**
 * What a journal holds.
 *
 * @param firstFrame   number of the oldest retained frame, or 0 if there is none
 * @param lastFrame    number of the last frame, or 0 if there is none
 * @param nextSequence the sequence that the next source record will take; sequences start at 1
 * @param sizeBytes    bytes of all frames retained, headers included
 */
public record JournalInfo(long firstFrame, long lastFrame, long nextSequence, long sizeBytes) {
}
