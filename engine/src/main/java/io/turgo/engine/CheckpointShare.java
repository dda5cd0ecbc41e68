package io.turgo.engine;

import java.util.ArrayList;
import java.util.List;

/** The parts of checkpoints that one thread has. Belongs to that thread once set up. */
final class CheckpointShare {
    /** How many rows are handed over at least at each turn while a checkpoint is made. */
    private static final int LEAST_ROWS = 32;

    private final List<CheckpointPart> parts = new ArrayList<>();

    /** Adds a part. Set-up only. */
    void add(CheckpointPart part) {
        parts.add(part);
    }

    /** Hands over some rows, more the more was done at this turn, so that both come along. */
    int work(int done) {
        int work = 0;
        for (int i = 0; i < parts.size(); i++) {
            work += parts.get(i).handOver(LEAST_ROWS + done) ? 1 : 0;
        }
        return work;
    }

    /** Whether nothing is left to be handed over. */
    boolean isIdle() {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isIdle()) {
                return false;
            }
        }
        return true;
    }
}
