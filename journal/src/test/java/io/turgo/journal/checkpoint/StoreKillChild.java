package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointWriter;
import java.nio.file.Path;
import java.util.Random;

/**
 * Makes checkpoints until it is killed. The state at a frame follows from the frame, so whatever is loaded can be
 * checked. Prints the frame that it loaded, and each that it published.
 */
final class StoreKillChild {
    private static final int CHANGES = 60;

    private StoreKillChild() {
    }

    /** Arguments: the directory, how many checkpoints to make. */
    public static void main(String[] arguments) {
        try (ChronicleCheckpoints store =
            new ChronicleCheckpoints(Path.of(arguments[0]), (file, from, to) -> true, 16)) {
            StateModel state = load(store);
            System.out.println("loaded " + state.frame());
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                state = next(state);
                final CheckpointWriter writer = store.begin(StateModel.TABLES);
                state.write(writer);
                writer.publish(state.manifest());
                state.nothingChanged();
                System.out.println("published " + state.frame());
            }
        }
    }

    /** What is in the store, which has to be the state as it was at its frame. */
    static StateModel load(ChronicleCheckpoints store) {
        final Checkpoint checkpoint = store.load(StateModel.JOURNAL, manifest -> true);
        if (checkpoint == null) {
            return new StateModel(0);
        }
        final StateModel found = StateModel.of(checkpoint);
        StateModel wanted = new StateModel(0);
        while (wanted.frame() < found.frame()) {
            wanted = next(wanted);
        }
        if (!found.isSame(wanted)) {
            throw new AssertionError("what was loaded is not the state at frame " + found.frame());
        }
        return found;
    }

    private static StateModel next(StateModel state) {
        final StateModel next = state.at(state.frame() + 1);
        next.change(new Random(next.frame()), CHANGES, (int) (20 * next.frame()));
        return next;
    }
}
