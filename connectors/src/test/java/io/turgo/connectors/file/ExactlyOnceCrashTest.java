package io.turgo.connectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.file.RecordingChannel.Change;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies after each byte that it writes; the next one ends with the same file. */
class ExactlyOnceCrashTest {
    private static final UUID JOURNAL = new UUID(1, 2);
    private static final byte[] HEAD = ascii("head\n");
    private static final int OUTPUTS = 12;
    private static final String FILE = "out.csv";

    @TempDir
    Path directory;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes the outputs behind the last one that the file holds, and commits some of them together. */
    private static void writeOutputs(Path path, ChannelOpener opener, Random random) {
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, JOURNAL, HEAD, opener)) {
            for (int i = 0; i < OUTPUTS; i++) {
                if (file.last().isBefore(i / 3, 7, i % 3)) {
                    final byte[] line = ascii("output " + i + '\n');
                    file.append(line, line.length);
                    if (random.nextInt(3) == 0) {
                        file.commit(i / 3, 7, i % 3);
                    }
                }
            }
            file.commit((OUTPUTS - 1) / 3, 7, (OUTPUTS - 1) % 3);
        }
    }

    private static String expected() {
        final StringBuilder text = new StringBuilder("head\n");
        for (int i = 0; i < OUTPUTS; i++) {
            text.append("output ").append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void afterEveryByteOfAllThatIsWritten() throws IOException {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final RecordingChannel.Log log = new RecordingChannel.Log();
        writeOutputs(directory.resolve(FILE), log, new Random(seed));
        assertEquals(expected(), Files.readString(directory.resolve(FILE)));
        final Path crashed = Files.createDirectory(directory.resolve("crashed"));
        int crashes = 0;
        for (int i = 0; i < log.changes.size(); i++) {
            final byte[] bytes = log.changes.get(i).bytes();
            for (int torn = 0; torn <= (bytes == null ? 0 : bytes.length); torn++) {
                crash(log.changes, i, torn, crashed);
                writeOutputs(crashed.resolve(FILE), ChannelOpener.REAL, new Random(seed + crashes++));
                assertEquals(expected(), Files.readString(crashed.resolve(FILE)),
                    "turgo.seed=" + seed + " change " + i + " torn at " + torn);
            }
        }
        assertTrue(crashes > 350, "crashes=" + crashes);
    }

    /** Dies once more while it recovers. */
    @Test
    void afterEveryByteOfARecovery() throws IOException {
        final RecordingChannel.Log first = new RecordingChannel.Log();
        writeOutputs(directory.resolve(FILE), first, new Random(1));
        final Path crashed = Files.createDirectory(directory.resolve("crashed"));
        for (int i = 1; i < first.changes.size(); i += 3) {
            crash(first.changes, i, first.changes.get(i).bytes() == null ? 0 : first.changes.get(i).bytes().length / 2,
                crashed);
            final RecordingChannel.Log second = new RecordingChannel.Log();
            writeOutputs(crashed.resolve(FILE), second, new Random(i));
            final List<Change> both = new ArrayList<>(first.changes.subList(0, i));
            both.add(torn(first.changes.get(i)));
            both.addAll(second.changes);
            for (int k = i + 1; k < both.size(); k++) {
                crash(both, k, both.get(k).bytes() == null ? 0 : both.get(k).bytes().length / 2, crashed);
                writeOutputs(crashed.resolve(FILE), ChannelOpener.REAL, new Random(k));
                assertEquals(expected(), Files.readString(crashed.resolve(FILE)), "changes " + i + " and " + k);
            }
        }
    }

    private static Change torn(Change change) {
        return change.bytes() == null ? change
            : new Change(change.file(), change.offset(), Arrays.copyOf(change.bytes(),
                change.bytes().length / 2));
    }

    /** Makes the files as they were when {@code torn} bytes of one change had been written. */
    private static void crash(List<Change> changes, int last, int torn, Path target) throws IOException {
        Files.deleteIfExists(target.resolve(FILE));
        Files.deleteIfExists(CommitFile.beside(target.resolve(FILE)));
        for (int i = 0; i <= last; i++) {
            final Change change = changes.get(i);
            try (RandomAccessFile file = new RandomAccessFile(target.resolve(change.file()).toFile(), "rw")) {
                if (change.bytes() == null) {
                    file.setLength(change.offset());
                } else {
                    file.seek(change.offset());
                    file.write(change.bytes(), 0, i < last ? change.bytes().length : torn);
                }
            }
        }
    }

    /** The data first, then the commit: else a commit could promise bytes that never came. */
    @Test
    void aCommitWithoutItsDataIsRefused() throws IOException {
        final RecordingChannel.Log log = new RecordingChannel.Log();
        writeOutputs(directory.resolve(FILE), log, new Random(1));
        final Path path = directory.resolve(FILE);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() - 1);
        }
        final long length = Files.size(path);
        assertEquals("output `" + path + "` has " + length + " bytes < committed=" + (length + 1) + ", it was cut or "
            + "replaced; restore it, or delete it and `" + CommitFile.beside(path) + "` to have it written anew from "
            + "the journal's beginning", assertThrows(ConfigurationException.class,
                () -> ExactlyOnceFile.open(path, JOURNAL, HEAD)).getMessage());
        Files.delete(path);
        assertThrows(ConfigurationException.class, () -> ExactlyOnceFile.open(path, JOURNAL, HEAD));
    }

    @Test
    void aFullDiskAtEveryWriteLosesNothing() throws IOException {
        for (int writes = 0; writes < 40; writes++) {
            final Path path = Files.createDirectory(directory.resolve("full" + writes)).resolve(FILE);
            final RecordingChannel.Log log = new RecordingChannel.Log();
            log.writesLeft = writes;
            try {
                writeOutputs(path, log, new Random(writes));
            } catch (final EnvironmentException e) {
                assertTrue(e.getMessage().contains("output `" + path + "` cannot be "), e.getMessage());
                assertTrue(e.getMessage().contains("No space left on device; mend that and "
                    + "start again, nothing committed is lost"), e.getMessage());
            }
            writeOutputs(path, ChannelOpener.REAL, new Random(writes));
            assertEquals(expected(), Files.readString(path));
        }
    }

    @Test
    void aDamagedNewestCommitFallsBackToTheOneBefore() throws IOException {
        final Path path = directory.resolve(FILE);
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, JOURNAL, HEAD)) {
            file.append(ascii("a\n"), 2);
            file.commit(1, 0, 0);
            file.append(ascii("b\n"), 2);
            file.commit(2, 0, 0);
        }
        flip(CommitFile.beside(path), CommitDescriptor.slotOffset(4) + CommitDescriptor.SEQUENCE_OFFSET);
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, JOURNAL, HEAD)) {
            assertEquals(new OutputId(1, 0, 0), file.last());
        }
        assertEquals("head\na\n", Files.readString(path));
        flip(CommitFile.beside(path), CommitDescriptor.slotOffset(3) + CommitDescriptor.CRC_OFFSET);
        assertEquals("output `" + path + "` has 7 bytes but `" + CommitFile.beside(path)
            + "` holds no valid commit, so "
            + "they may not be Turgo's; move the file away or name another output",
            assertThrows(ConfigurationException.class, () -> ExactlyOnceFile.open(path, JOURNAL, HEAD)).getMessage());
    }

    private static void flip(Path path, long offset) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            file.seek(offset);
            final int before = file.read();
            file.seek(offset);
            file.write(before ^ 1);
        }
    }
}
