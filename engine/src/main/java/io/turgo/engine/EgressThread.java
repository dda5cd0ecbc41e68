package io.turgo.engine;

import java.util.List;

/** The thread of all sinks that want one of their own. */
final class EgressThread implements Task {
    private final List<EgressGate> gates;

    EgressThread(List<EgressGate> gates) {
        this.gates = List.copyOf(gates);
    }

    @Override
    public int work() {
        int work = 0;
        for (int i = 0; i < gates.size(); i++) {
            work += gates.get(i).work();
        }
        return work;
    }

    @Override
    public boolean finished() {
        for (int i = 0; i < gates.size(); i++) {
            if (!gates.get(i).finished()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void finish() {
        // every batch has been committed
    }
}
