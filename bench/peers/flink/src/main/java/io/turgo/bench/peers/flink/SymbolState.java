package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Ewma;
import io.turgo.bench.peers.child.Window;

/** All that the job keeps of a symbol, so that one look-up finds it: the detector and the open window. */
final class SymbolState {
    final Ewma ewma = new Ewma();
    final Window window = new Window();

    void copy(SymbolState other) {
        ewma.copy(other.ewma);
        window.copy(other.window);
    }
}
