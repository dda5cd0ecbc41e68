package io.turgo.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.error.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store against plain maps: whatever is done in whatever order, it gives what was published, newest first. */
class CheckpointStoreTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);
    private static final int STEPS = 60;
    private static final Predicate<CheckpointManifest> ANY = manifest -> true;

    @TempDir
    Path root;

    private Random random;
    private ChronicleCheckpoints store;
    private StateModel state;
    /** What the places hold, and what the store builds on. */
    private StateModel newest;
    private StateModel older;
    private StateModel base;
    private long frame;

    private ChronicleCheckpoints open(Path directory) {
        return new ChronicleCheckpoints(directory, (file, from, to) -> true, 4);
    }

    @Test
    void givesWhatWasPublishedInWhateverOrder() {
        final long seed = Long.getLong("turgo.seed", new Random().nextInt());
        System.out.println("CheckpointStoreTest seed " + seed);
        for (int round = 0; round < ROUNDS; round++) {
            random = new Random(seed + round);
            newest = null;
            older = null;
            base = null;
            state = new StateModel(0);
            final Path directory = root.resolve("r" + round);
            store = open(directory);
            for (int step = 0; step < STEPS; step++) {
                step(directory);
            }
            store.close();
        }
    }

    private void step(Path directory) {
        final int choice = random.nextInt(20);
        if (choice < 12) {
            checkpoint(true);
        } else if (choice < 15) {
            checkpoint(false);
        } else if (choice < 18) {
            if (random.nextBoolean()) {
                store.close();
                store = open(directory);
            }
            load();
        } else if (choice == 18) {
            loadOlder();
        } else {
            assertNull(store.load(StateModel.JOURNAL, manifest -> false));
            base = null;
            state.allChanged();
        }
    }

    private void checkpoint(boolean publish) {
        state.change(random, random.nextInt(random.nextInt(10) == 0 ? 400 : 40), 1 + random.nextInt(200));
        state = state.at(++frame);
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        newest = base == null ? newest : base;
        older = null;
        assertEquals(0, store.oldestKeptFrame());
        if (publish) {
            state.write(writer);
            writer.publish(state.manifest());
            state.nothingChanged();
            older = newest;
            newest = state.at(frame);
            assertEquals(base == null ? 0 : base.frame(), store.oldestKeptFrame());
            base = newest;
        } else {
            state.write(writer, random.nextInt(100));
            if (random.nextBoolean()) {
                writer.abandon();
            }
        }
    }

    private void load() {
        require(newest, store.load(StateModel.JOURNAL, ANY));
        assertEquals(older == null ? 0 : older.frame(), store.oldestKeptFrame());
        goOnFrom(newest);
    }

    private void loadOlder() {
        if (newest != null) {
            final long passedOver = newest.frame();
            require(older, store.load(StateModel.JOURNAL, manifest -> manifest.frame() != passedOver));
            goOnFrom(older);
        }
    }

    private void goOnFrom(StateModel loaded) {
        base = loaded;
        if (loaded == null) {
            state.allChanged();
        } else {
            state = loaded.at(loaded.frame());
        }
    }

    private static void require(StateModel wanted, Checkpoint found) {
        if (wanted == null) {
            assertNull(found);
        } else {
            assertNotNull(found);
            assertEquals(wanted.manifest(), found.manifest());
            assertTrue(wanted.isSame(StateModel.of(found)));
        }
    }

    @Test
    void aCheckpointThatDoesNotComeToItsTotalsIsGivenUp() {
        store = open(root);
        state = new StateModel(1);
        state.put(0, 1, 1);
        publish();
        final StateModel first = state.at(1);
        state.put(0, 2, 2);
        final CheckpointWriter lacking = store.begin(StateModel.TABLES);
        state.write(lacking, 0);
        final EngineException refusal =
            assertThrows(EngineException.class, () -> lacking.publish(state.manifest()));
        assertTrue(refusal.getMessage().contains("1 (counted 1) rows"), refusal.getMessage());
        assertThrows(EngineException.class, () -> lacking.publish(state.manifest()));
        require(first, store.load(StateModel.JOURNAL, ANY));
        store.close();
    }

    @Test
    void aCheckpointOfAnotherJournalIsPassedOver() {
        store = open(root);
        state = new StateModel(1);
        publish();
        assertNull(store.load(new UUID(3, 4), ANY));
        require(state, store.load(StateModel.JOURNAL, ANY));
        store.close();
    }

    @Test
    void aCheckpointOfFramesThatTheJournalHasLostIsNeverTakenForOneOfItsNextFrames() {
        store = open(root);
        state = new StateModel(5);
        state.put(0, 1, 1);
        publish();
        final StateModel first = state.at(5);
        state = state.at(9);
        state.put(0, 2, 2);
        publish();
        store.close();
        ChronicleCheckpoints.open(root, 1, 7, (file, from, to) -> true).close();
        store = ChronicleCheckpoints.open(root, 1, 20, (file, from, to) -> true);
        require(first, store.load(StateModel.JOURNAL, ANY));
        assertEquals(1, store.history().size());
        store.close();
    }

    @Test
    void aLineOfTheHistoryThatWasCutIsWrittenOverHoweverLongItIs() throws IOException {
        store = open(root);
        for (int i = 1; i <= 3; i++) {
            state = new StateModel(i);
            publish();
        }
        Files.writeString(
            root.resolve("history"), "mark frame=4 pipeline=" + "p".repeat(9000), StandardOpenOption.APPEND);
        state = new StateModel(4);
        publish();
        assertEquals(List.of(1L, 2L, 3L, 4L), store.history().stream().map(CheckpointMark::frame).toList());
        store.close();
    }

    @Test
    void aReaderLoadsBesideTheWriterAndCannotWrite() {
        store = open(root);
        state = new StateModel(1);
        state.put(0, 1, 1);
        publish();
        try (ReadOnlyCheckpoints reader = new ReadOnlyCheckpoints(root, (file, from, to) -> true)) {
            require(state, reader.load(StateModel.JOURNAL, ANY));
            assertEquals(store.history(), reader.history());
            assertThrows(RuntimeException.class, () -> reader.begin(StateModel.TABLES));
            store.begin(StateModel.TABLES);
            require(state, reader.load(StateModel.JOURNAL, ANY));
        }
        store.close();
    }

    private void publish() {
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        state.write(writer);
        writer.publish(state.manifest());
        state.nothingChanged();
    }

    @Test
    void tablesGrowFarBeyondWhatTheyWereMadeForAndShrinkAgain() {
        store = open(root);
        state = new StateModel(1);
        publish();
        for (int size = 10; size <= 100_000; size *= 10) {
            state = state.at(size);
            for (int i = 0; i < size; i++) {
                state.put(0, i, size + i);
            }
            publish();
            require(state, store.load(StateModel.JOURNAL, ANY));
        }
        final long grown = store.load(StateModel.JOURNAL, ANY) == null ? 0 : mapBytes();
        for (int i = 2; i < 100_000; i++) {
            state.remove(0, i);
        }
        for (int round = 1; round <= 3; round++) {
            state = state.at(200_000 + round);
            publish();
        }
        require(state, store.load(StateModel.JOURNAL, ANY));
        assertEquals(2, state.rowCount(0));
        assertTrue(mapBytes() < grown / 4, mapBytes() + " of " + grown);
        store.close();
    }

    /** Of the smaller place. */
    private long mapBytes() {
        return new CheckpointFiles(root).held().stream().mapToLong(held -> held.manifest().mapBytes()).min().orElse(0);
    }
}
