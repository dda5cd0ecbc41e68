package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.journal.file.PosixReserver;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pitfalls a1 to a4: the disk fills up. */
class RoomTest {
    @TempDir
    Path root;

    /** Gives out so many bytes and no more. */
    private static final class Budget implements SpaceReserver {
        private volatile long left;
        private volatile boolean broken;

        @Override
        public boolean reserve(Path file, long from, long to) throws IOException {
            if (broken) {
                throw new IOException("device gone");
            }
            if (to - from > left) {
                return false;
            }
            left -= to - from;
            return true;
        }
    }

    private static ChronicleJournal.Device device(SpaceReserver reserver) {
        return new ChronicleJournal.Device(reserver, ForceDevice.OF_THE_SYSTEM);
    }

    @Test
    void aFullDiskRefusesBeforeAnythingIsWrittenAndGoesOnWhenThereIsRoom() {
        final Budget budget = new Budget();
        budget.left = 2 << 20;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small(), device(budget))) {
            final EnvironmentException refusal =
                assertThrows(EnvironmentException.class, () -> TestFrames.append(journal, 100_000));
            assertTrue(refusal.getMessage().contains("free"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("needed"), refusal.getMessage());
            budget.left = 0; // a smaller request that was on its way may still have found room
            assertThrows(EnvironmentException.class, () -> TestFrames.append(journal, 100_000));
            final long last = journal.info().lastFrame();
            assertTrue(last > 500, "frames before the disk was full: " + last);
            TestFrames.requireAll(journal, last);
            assertThrows(EnvironmentException.class, () -> TestFrames.append(journal, 1));
            budget.left = 1L << 40;
            TestFrames.append(journal, 10_000);
            TestFrames.requireAll(journal, last + 10_000);
        }
    }

    @Test
    void noFrameIsWrittenBeyondWhatIsReserved() throws IOException {
        final long[] reserved = {0};
        final SpaceReserver reserver = (file, from, to) -> {
            reserved[0] = to;
            return true;
        };
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small(), device(reserver))) {
            for (int i = 0; i < 1500; i++) {
                TestFrames.append(journal, 1);
                final long used = usedBytes(CrashImage.lastFile(root));
                assertTrue(used <= reserved[0], used + " > " + reserved[0]);
            }
        }
    }

    private static long usedBytes(Path file) {
        try (ExcerptCursor cursor = new ExcerptCursor(file)) {
            while (cursor.seek(Long.MAX_VALUE) == ExcerptCursor.Found.DATA) {
                cursor.skip();
            }
            return cursor.position();
        }
    }

    @Test
    void aDeviceThatFailsIsFatal() {
        final Budget budget = new Budget();
        budget.left = 1 << 20;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small(), device(budget))) {
            TestFrames.append(journal, 10);
            budget.broken = true;
            assertThrows(EngineException.class, () -> TestFrames.append(journal, 100_000));
            final EngineException again = assertThrows(EngineException.class, () -> TestFrames.append(journal, 1));
            assertTrue(again.getMessage().contains("device gone"), again.getMessage());
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.requireAll(journal, journal.info().lastFrame());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void reservedBlocksLeaveLengthAndContentAlone() throws IOException {
        final Path file = root.resolve("file");
        Files.write(file, new byte[] {1, 2, 3});
        assertTrue(new PosixReserver().reserve(file, 0, 10 << 20));
        assertEquals(3, Files.size(file));
        assertEquals(2, Files.readAllBytes(file)[1]);
        assertThrows(IOException.class, () -> new PosixReserver().reserve(root.resolve("none"), 0, 1));
    }

    /** Needs the right to mount: a file system of 16 MiB is filled to its last byte. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aRealFullDiskLosesNothing() throws Exception {
        final Path disk = Files.createDirectory(root.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", disk.toString()),
            "mounting a small tmpfs is not permitted here");
        try {
            final Path data = disk.resolve("data");
            final long last;
            try (ChronicleJournal journal = ChronicleJournal.open(data, TestFrames.small())) {
                assertThrows(EnvironmentException.class, () -> TestFrames.append(journal, 1_000_000));
                last = journal.info().lastFrame();
                TestFrames.requireAll(journal, last);
            }
            fill(disk.resolve("filler"));
            assertThrows(EnvironmentException.class,
                () -> ChronicleJournal.open(data, TestFrames.small().reserveAheadBytes(1 << 20)));
            assertTrue(run("mount", "-o", "remount,size=64m", disk.toString()));
            try (ChronicleJournal journal = ChronicleJournal.open(data, TestFrames.small())) {
                TestFrames.append(journal, 10_000);
                TestFrames.requireAll(journal, last + 10_000);
            }
        } finally {
            // Lazily: Chronicle releases what is mapped on a thread of its own, and until then the disk is busy.
            run("umount", "-l", disk.toString());
        }
    }

    /** Takes what closing the journal has given back. */
    private static void fill(Path filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(filler)) {
            assertThrows(IOException.class, () -> {
                for (int i = 0; i < 1 << 20; i++) {
                    out.write(new byte[1 << 10]);
                }
            });
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        final Process process = new ProcessBuilder(command).redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
