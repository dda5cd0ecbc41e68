package io.turgo.journal;

/**
 * A file that will not be written again.
 *
 * @param file   the file
 * @param end    its used length in bytes; the file is at least as long
 * @param rolled whether the same generation went on in another file
 * @param totals its frames
 */
record SealedFile(CycleFile file, long end, boolean rolled, FrameTotals totals) {
}
