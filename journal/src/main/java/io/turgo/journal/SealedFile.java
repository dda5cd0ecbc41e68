package io.turgo.journal;

/**
 * A file that will not be written again.
 *
 * @param file   the file
 * @param end    its used length in bytes; the file is at least as long
 * @param rolled whether it was sealed by its writer when another file of the same generation had taken a frame
 * @param totals its frames
 */
record SealedFile(CycleFile file, long end, boolean rolled, FrameTotals totals) {
}
