package io.turgo.journal.checkpoint;

import java.util.List;

/**
 * What a checkpoint in the making begins with: a place whose tables are as the checkpoint before left them.
 *
 * @param place       that is written, without a manifest
 * @param number      of the new checkpoint
 * @param tables      open
 * @param symbols     the dictionary's file, as far as it is written
 * @param symbolCount how many entries that is
 */
record Groundwork(Place place, long number, List<GrowingTable> tables, CheckedFile symbols, int symbolCount) {
}
