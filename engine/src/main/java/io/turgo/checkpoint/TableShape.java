package io.turgo.checkpoint;

import io.turgo.state.StateLayout;

/**
 * One table of a checkpoint.
 *
 * @param name   unique in a checkpoint
 * @param layout of its rows; a row's image is {@link StateLayout#imageBytes} long and begins with the key
 */
public record TableShape(String name, StateLayout layout) {
}
