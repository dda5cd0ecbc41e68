package io.turgo.journal;

/**
 * Where a named reader of a journal is.
 *
 * @param name   the reader's name
 * @param frame  the last frame that it has committed: retention keeps those behind it; 0 if none
 * @param holder the id of the process that has the reader open, 0 if none has
 */
public record ReaderPosition(String name, long frame, long holder) {
}
