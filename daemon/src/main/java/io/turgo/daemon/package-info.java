/**
 * The {@code turgo} command: how it finds its sub commands, answers errors and shows progress and results.
 *
 * <p>A sub command implements {@link io.turgo.daemon.TurgoCommand} and is found through
 * {@link java.util.ServiceLoader}, so a module above this one adds commands without being known here.
 */
package io.turgo.daemon;
