package io.turgo.bench.peers.jet;

import io.turgo.bench.peers.child.Trade;

/**
 * An unusual trade on its way to the sink.
 *
 * @param trade the trade
 * @param score how unusual it is
 */
record Alert(Trade trade, double score) {
}
