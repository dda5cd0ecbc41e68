/**
 * The part of {@code turgo bench peers} that runs inside a measured JVM, whatever engine is in it: what to do, the feed
 * of trades, state and arithmetic of the job, and what came out. Needs the {@code trades} package, Agrona's clock and
 * HdrHistogram, so that a peer's class path holds little beside the peer.
 */
package io.turgo.bench.peers.child;
