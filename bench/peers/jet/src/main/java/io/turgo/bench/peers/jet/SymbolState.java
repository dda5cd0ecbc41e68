package io.turgo.bench.peers.jet;

import io.turgo.bench.peers.child.Ewma;
import io.turgo.bench.peers.child.Window;

/** All that the job keeps of a symbol, so that one look-up finds it: the detector and the open window. */
final class SymbolState {
    final Ewma ewma = new Ewma();
    final Window window = new Window();
}
