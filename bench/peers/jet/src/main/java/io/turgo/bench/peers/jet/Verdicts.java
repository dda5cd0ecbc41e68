package io.turgo.bench.peers.jet;

import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;

/** Where a stateful mapping, which has no place of its own, notes its verdicts: one for each thread of Jet's. */
final class Verdicts {
    static final ThreadLocal<Outputs> OF_THREAD = ThreadLocal.withInitial(() -> Run.current().newOutputs());

    private Verdicts() {
    }
}
