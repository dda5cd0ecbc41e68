/**
 * Hot keyed state: {@link io.turgo.state.KeyedTable}, an off-heap table of fixed-width rows found by key, made for
 * stages that may not pause. It grows a chunk of rows and a few index entries at a time, keeps an order-independent
 * hash of its contents, and hands the changes of an epoch to a checkpoint while the stage goes on.
 *
 * <p>Everything here belongs to one thread at a time, the stage's. Memory is direct memory, which the JVM bounds by
 * {@code -XX:MaxDirectMemorySize} (default: the value of {@code -Xmx}); it is given back when the owner closes.
 */
package io.turgo.state;
