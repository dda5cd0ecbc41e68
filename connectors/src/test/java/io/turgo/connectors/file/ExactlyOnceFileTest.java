package io.turgo.connectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.testing.Allocations;
import io.turgo.egress.OutputId;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Schema;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExactlyOnceFileTest {
    private static final UUID JOURNAL = SinkFixture.JOURNAL;
    private static final Schema OUTPUTS = Schema.named("outputs").int64("number").build();
    private static final byte[] HEAD = "head\n".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path directory;

    private Path path() {
        return directory.resolve("out.csv");
    }

    private ExactlyOnceFile open() {
        return ExactlyOnceFile.open(path(), SinkFixture.of(OUTPUTS), HEAD);
    }

    private static SinkFixture context(UUID journal) {
        return journal == null ? SinkFixture.withoutJournal(OUTPUTS) : SinkFixture.of(OUTPUTS, journal);
    }

    private void assertRefused(String message, UUID journal) {
        assertEquals(message, assertThrows(ConfigurationException.class,
            () -> ExactlyOnceFile.open(path(), context(journal), HEAD)).getMessage());
    }

    @Test
    void anotherJournalIsRefused() {
        open().close();
        final UUID other = new UUID(3, 4);
        assertRefused("output `" + path() + "` holds outputs of journal " + JOURNAL
            + ", this run writes those of journal " + other + "; name another output, or delete it and `"
            + CommitFile.beside(path()) + "`", other);
        open().close();
    }

    @Test
    void aStrangersFileIsNotOverwritten() throws IOException {
        Files.writeString(path(), "precious\n");
        final String message = "output `" + path() + "` has 9 bytes but `" + CommitFile.beside(path())
            + "` holds no valid commit, so they may not be Turgo's; move the file away or name another output";
        assertRefused(message, JOURNAL);
        assertRefused(message, JOURNAL);
        assertRefused(message, null);
        assertEquals("precious\n", Files.readString(path()));
        Files.writeString(path(), "");
        open().close();
        assertEquals("head\n", Files.readString(path()));
    }

    @Test
    void twoWritersAreRefused() {
        try (ExactlyOnceFile file = open()) {
            assertEquals(5, file.lengthBytes());
            assertRefused("output `" + path() + "` is being written by another engine (`" + CommitFile.beside(path())
                + "` is locked), stop that one or name another output", JOURNAL);
        }
        open().close();
    }

    @Test
    void aNewerVersionIsRefused() throws IOException {
        open().close();
        final Path commits = CommitFile.beside(path());
        for (int i = 0; i < CommitDescriptor.SLOTS; i++) {
            raiseVersion(commits, CommitDescriptor.slotOffset(i));
        }
        assertRefused("version=2 of `" + commits + "` is not 1, the one this Turgo writes; use the Turgo that "
            + "wrote it or another output", JOURNAL);
    }

    private static void raiseVersion(Path path, long slot) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            final byte[] bytes = new byte[CommitDescriptor.CRC_OFFSET];
            file.seek(slot);
            file.readFully(bytes);
            bytes[CommitDescriptor.VERSION_OFFSET] = 2;
            final CRC32C crc = new CRC32C();
            crc.update(bytes);
            file.seek(slot);
            file.write(bytes);
            file.writeInt(Integer.reverseBytes((int) crc.getValue()));
        }
    }

    @Test
    void directoriesAreMadeWhereTheyCanBe() throws IOException {
        ExactlyOnceFile.open(directory.resolve("a/b/out.csv"), SinkFixture.of(OUTPUTS), HEAD).close();
        Files.writeString(directory.resolve("file"), "x");
        final String message = assertThrows(EnvironmentException.class,
            () -> ExactlyOnceFile.open(directory.resolve("file/out.csv"), SinkFixture.of(OUTPUTS), HEAD)).getMessage();
        assertTrue(message.startsWith("output `" + directory.resolve("file/out.csv") + "` cannot be opened: "),
            message);
        final String isDirectory = assertThrows(ConfigurationException.class,
            () -> ExactlyOnceFile.open(directory.resolve("a"), SinkFixture.of(OUTPUTS), HEAD)).getMessage();
        assertEquals("output `" + directory.resolve("a") + "` is a directory, name a file in it", isDirectory);
    }

    @Test
    void aKernelThatRefusesIsAnEnvironmentError() {
        final Path dev = Path.of("/proc/turgo/out.csv");
        assertThrows(EnvironmentException.class, () -> ExactlyOnceFile.open(dev, SinkFixture.of(OUTPUTS), HEAD));
    }

    @Test
    void appendingAndCommittingAllocateNothing() {
        final byte[] line = "a line of some length, as rows are\n".getBytes(StandardCharsets.US_ASCII);
        try (ExactlyOnceFile file = open()) {
            assertEquals(OutputId.NONE, file.last());
            final long[] sequence = {0};
            Allocations.assertNone(() -> {
                for (int i = 0; i < 1000; i++) {
                    file.append(line, line.length);
                    file.commit(sequence[0]++, 0, 0);
                }
            });
        }
    }
}
