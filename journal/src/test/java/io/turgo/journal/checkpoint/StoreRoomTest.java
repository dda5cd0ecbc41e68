package io.turgo.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.error.NoSpaceException;
import io.turgo.journal.file.PosixReserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full: what asked for room has done nothing and can be asked again, and the newest checkpoint stays. */
class StoreRoomTest {
    @TempDir
    Path root;

    private long leftBytes = Long.MAX_VALUE;
    private ChronicleCheckpoints store;
    private StateModel state = new StateModel(1);

    @BeforeEach
    void begin() {
        store = new ChronicleCheckpoints(root, (file, from, to) -> {
            final boolean fits = to - from <= leftBytes;
            leftBytes -= fits ? to - from : 0;
            return fits;
        }, 64);
        state.change(new Random(1), 150, 60);
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        state.write(writer);
        writer.publish(state.manifest());
        state.nothingChanged();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void requireLoads(StateModel wanted) {
        leftBytes = Long.MAX_VALUE;
        assertTrue(wanted.isSame(StateModel.of(store.load(StateModel.JOURNAL, manifest -> true))));
    }

    @Test
    void noRoomToBegin() {
        leftBytes = 1000;
        final NoSpaceException refusal =
            assertThrows(NoSpaceException.class, () -> store.begin(StateModel.TABLES));
        assertTrue(refusal.getMessage().contains("free") && refusal.getMessage().contains("needed"),
            refusal.getMessage());
        requireLoads(state);
    }

    @Test
    void noRoomToLoad() {
        leftBytes = 1000;
        assertThrows(NoSpaceException.class, () -> store.load(StateModel.JOURNAL, manifest -> true));
        requireLoads(state);
    }

    @Test
    void noRoomToGrowAndGivenUp() {
        final StateModel before = state.at(1);
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        leftBytes = 1000;
        state = state.at(2);
        state.change(new Random(2), 1000, 500);
        assertThrows(NoSpaceException.class, () -> state.write(writer));
        writer.abandon();
        requireLoads(before);
    }

    /** Each call is made again and again while room comes back bit by bit, and each row counts once. */
    @Test
    void roomComesBackBitByBit() {
        for (int frame = 2; frame < 6; frame++) {
            final CheckpointWriter writer = store.begin(StateModel.TABLES);
            state = state.at(frame);
            state.change(new Random(frame), 300 * frame, 200 * frame);
            int refusals = 0;
            leftBytes = 0;
            for (boolean done = false; !done;) {
                try {
                    state.write(writer);
                    writer.publish(state.manifest());
                    done = true;
                } catch (NoSpaceException e) {
                    refusals++;
                    leftBytes = 10_000L * refusals;
                }
            }
            assertTrue(refusals > 0, "never refused");
            leftBytes = Long.MAX_VALUE;
            state.nothingChanged();
        }
        assertEquals(4, store.oldestKeptFrame());
        requireLoads(state);
    }

    @Test
    void closedByAnotherThreadThanWrites() throws InterruptedException {
        final CheckpointWriter writer = store.begin(StateModel.TABLES);
        final StateModel changed = state.at(2);
        changed.change(new Random(2), 10, 60);
        changed.write(writer);
        final Thread closing = new Thread(store::close);
        closing.start();
        closing.join();
        store = new ChronicleCheckpoints(root, (file, from, to) -> true, 64);
        requireLoads(state);
    }

    /** Needs the right to mount: a file system of 4 MiB that becomes larger when it is full. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aRealFullDiskIsGoneOnWithWhenThereIsRoom() throws Exception {
        final Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk.toString()),
            "mounting a small tmpfs is not permitted here");
        try (ChronicleCheckpoints full = new ChronicleCheckpoints(disk.resolve("store"), new PosixReserver(), 64)) {
            state.allChanged();
            final CheckpointWriter writer = full.begin(StateModel.TABLES);
            state.change(new Random(3), 60_000, 50_000);
            assertThrows(NoSpaceException.class, () -> state.write(writer));
            assertThrows(NoSpaceException.class, () -> state.write(writer));
            assertTrue(run("mount", "-o", "remount,size=64m", disk.toString()));
            state.write(writer);
            writer.publish(state.manifest());
            assertTrue(state.isSame(StateModel.of(full.load(StateModel.JOURNAL, manifest -> true))));
        } finally {
            // Lazily: Chronicle releases what is mapped on a thread of its own, and until then the disk is busy.
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
