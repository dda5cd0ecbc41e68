package io.turgo.checkpoint;

/**
 * What a table of a checkpoint must come to when it is read back.
 *
 * @param shape its name and layout
 * @param rows  how many rows it has
 * @param hash  the sum mod 2^64 of {@link io.turgo.state.StateLayout#imageHash} over its rows
 */
public record TableTotals(TableShape shape, long rows, long hash) {
}
