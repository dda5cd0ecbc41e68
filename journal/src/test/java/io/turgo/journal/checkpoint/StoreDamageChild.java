package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.error.EngineException;
import io.turgo.journal.CrashImage;
import io.turgo.journal.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Damages copies of a store and loads them, in a process of its own since it may crash. Prints what it did before it
 * does it, and the outcome: {@code newest}, {@code older}, {@code none} or {@code WRONG}.
 */
final class StoreDamageChild {
    private static final int MOST_DAMAGES = 3;

    private final StateModel older;
    private final StateModel newest;
    private final List<CheckpointMark> marks;
    private final Random random;

    private StoreDamageChild(StateModel older, StateModel newest, List<CheckpointMark> marks, Random random) {
        this.older = older;
        this.newest = newest;
        this.marks = marks;
        this.random = random;
    }

    /** Arguments: scratch directory, seed of the first case, number of cases. */
    public static void main(String[] arguments) throws IOException {
        final Path scratch = Path.of(arguments[0]);
        final Path image = scratch.resolve("image");
        final long seed = Long.parseLong(arguments[1]);
        final StateModel older = new StateModel(1);
        older.change(new Random(seed), 600, 300);
        final StateModel newest;
        final List<CheckpointMark> marks;
        try (ChronicleCheckpoints store = open(image)) {
            publish(store, older);
            newest = older.at(2);
            newest.change(new Random(seed + 1), 300, 300);
            publish(store, newest);
            marks = store.history();
        }
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            final Random random = new Random(seed + i);
            final Path copy = CrashImage.copy(image, scratch.resolve("copy"));
            for (int damages = 1 + random.nextInt(MOST_DAMAGES); damages > 0; damages--) {
                System.out.println("case " + (seed + i) + " " + new Damage(random).applyTo(pick(copy, random)));
            }
            System.out.println(new StoreDamageChild(older, newest, marks, random).outcome(copy));
            CrashImage.removeAll(copy);
        }
    }

    private static ChronicleCheckpoints open(Path directory) {
        return ChronicleCheckpoints.open(directory, 1, Long.MAX_VALUE, (file, from, to) -> true);
    }

    private static void publish(ChronicleCheckpoints store, StateModel state) {
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        state.write(writer);
        writer.publish(state.manifest());
        state.nothingChanged();
    }

    private static Path pick(Path root, Random random) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            final List<Path> all = walk.filter(Files::isRegularFile).sorted().collect(Collectors.toList());
            return all.get(random.nextInt(all.size()));
        }
    }

    private String outcome(Path copy) {
        try {
            if (random.nextBoolean()) {
                try (ReadOnlyCheckpoints reader = new ReadOnlyCheckpoints(copy, (file, from, to) -> true)) {
                    requireKnown(reader.load(StateModel.JOURNAL, manifest -> true));
                }
            }
            try (ChronicleCheckpoints store = open(copy)) {
                requireMarks(store);
                final StateModel loaded = requireKnown(store.load(StateModel.JOURNAL, manifest -> true));
                if (random.nextInt(4) == 0) {
                    goOn(store, loaded == null ? new StateModel(3) : loaded.at(3));
                }
                return loaded == null ? "none" : loaded.frame() == newest.frame() ? "newest" : "older";
            }
        } catch (RuntimeException | AssertionError e) {
            e.printStackTrace(System.out);
            return "WRONG " + e;
        }
    }

    private StateModel requireKnown(Checkpoint loaded) {
        if (loaded == null) {
            return null;
        }
        final StateModel found = StateModel.of(loaded);
        final StateModel wanted = found.frame() == newest.frame() ? newest : older;
        if (!found.isSame(wanted) || !loaded.manifest().equals(wanted.manifest())) {
            throw new AssertionError("not what was published: " + loaded.manifest());
        }
        return wanted;
    }

    private void requireMarks(ChronicleCheckpoints store) {
        try {
            if (!marks.containsAll(store.history())) {
                throw new AssertionError("not what was recorded: " + store.history());
            }
        } catch (EngineException e) {
            System.out.println(e.getMessage());
        }
    }

    /** Two checkpoints behind what was loaded, so that both places have been written. */
    private void goOn(ChronicleCheckpoints store, StateModel first) {
        StateModel state = first;
        for (int i = 0; i < 2; i++) {
            state = state.at(state.frame() + 1);
            state.change(random, 50, 300);
            publish(store, state);
        }
        if (!StateModel.of(store.load(StateModel.JOURNAL, manifest -> true)).isSame(state)) {
            throw new AssertionError("what follows is not what was published");
        }
    }
}
