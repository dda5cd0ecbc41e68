package io.turgo.bench.simulation;

import io.turgo.egress.OutputId;
import java.util.ArrayList;
import java.util.List;

/** What a system elsewhere holds of one sink: outputs and their ids, put there in one step each commit. */
final class SimulatedStore {
    private final List<String> lines = new ArrayList<>();
    private final List<OutputId> ids = new ArrayList<>();
    private boolean forgetting;

    void commit(List<String> newLines, List<OutputId> newIds) {
        lines.addAll(newLines);
        ids.addAll(newIds);
    }

    List<String> lines() {
        return lines;
    }

    /** The first id that does not come after the one before it, or null. */
    OutputId repeated() {
        for (int i = 1; i < ids.size(); i++) {
            if (ids.get(i).compareTo(ids.get(i - 1)) <= 0) {
                return ids.get(i);
            }
        }
        return null;
    }

    /** The same, and does not know any more what it had last. */
    SimulatedStore forgetful() {
        forgetting = true;
        return this;
    }

    OutputId last() {
        return forgetting || ids.isEmpty() ? OutputId.NONE : ids.get(ids.size() - 1);
    }
}
