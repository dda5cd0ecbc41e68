package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files, their sealing (pitfalls e1, e2, h) and what goes on across them. */
class RollTest {
    @TempDir
    Path temporary;

    private Path root() {
        return temporary.resolve("data");
    }

    private static JournalSettings tenSeconds() {
        return TestFrames.small().rollInterval(RollInterval.TEN_SECONDS);
    }

    /** Ten frames a file, a hundred frames. */
    private void writeTenFiles() {
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.append(journal, 100, TestFrames.SECOND_NS);
        }
    }

    @Test
    void aFileIsStartedAtEachBoundaryOfIngestTimeAndNoneWithoutFrames() {
        writeTenFiles();
        final int files = CrashImage.files(root()).size();
        assertTrue(files == 10 || files == 11, files + " files");
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.append(journal, 1, 3600 * TestFrames.SECOND_NS);
            assertEquals(files + 1, CrashImage.files(root()).size(), "an hour without frames makes no files");
            TestFrames.requireAll(journal, 101);
        }
    }

    @Test
    void aFullFileIsFollowedByAnotherWhateverTheTime() {
        try (ChronicleJournal journal = ChronicleJournal.open(root(), TestFrames.small())) {
            TestFrames.append(journal, 10_000, 0);
            assertTrue(CrashImage.files(root()).size() > 3);
            TestFrames.requireAll(journal, 10_000);
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root(), TestFrames.small())) {
            TestFrames.requireAll(journal, 10_000);
        }
    }

    @Test
    void timeThatGoesBackStartsNoFileBeforeAnother() {
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            final Frame frame = new Frame(1024);
            for (long number = 1; number <= 60; number++) {
                final long timeNs = TestFrames.BASE_TIME_NS + (number % 3 - 1) * 20 * TestFrames.SECOND_NS
                    + number * TestFrames.SECOND_NS;
                journal.append(TestFrames.fill(frame, journal.id(), number, timeNs));
            }
            TestFrames.requireAll(journal, 60);
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.requireAll(journal, 60);
        }
    }

    @Test
    void restartsAcrossRolls() {
        for (int restart = 1; restart <= 5; restart++) {
            try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
                assertEquals(restart * 35 - 34, journal.nextFrameNumber());
                TestFrames.append(journal, 35, TestFrames.SECOND_NS);
            }
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.requireAll(journal, 175);
        }
    }

    @Test
    void sealedFilesAreCutToTheirUsedLength() throws IOException {
        writeTenFiles();
        for (final Path file : CrashImage.files(root())) {
            assertTrue(Files.size(file) < 100_000, file + " " + Files.size(file));
        }
    }

    @Test
    void readerFollowsItsWriterAcrossRolls() throws Exception {
        final int count = 20_000;
        try (ChronicleJournal journal = ChronicleJournal.open(root(), TestFrames.small())) {
            final CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                try (JournalReader reader = journal.reader()) {
                    final Frame frame = new Frame(1024);
                    long number = 1;
                    while (number <= count) {
                        if (reader.next(frame)) {
                            TestFrames.requireContent(frame, number++);
                        } else {
                            Thread.onSpinWait();
                        }
                    }
                }
            });
            TestFrames.append(journal, count);
            reading.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void sealedFilesAreNotReadAtStart() throws IOException {
        writeTenFiles();
        final Path file = CrashImage.files(root()).get(3);
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 100] ^= 1;
        Files.write(file, bytes);
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds());
            JournalReader reader = journal.reader()) {
            assertEquals(100, journal.info().lastFrame());
            final EngineException damage = assertThrows(EngineException.class, () -> readAll(reader));
            assertTrue(damage.getMessage().contains(file.toString()), damage.getMessage());
        }
        final JournalVerifier.Result result = JournalVerifier.verify(root());
        assertFalse(result.isWhole());
        assertEquals(file.toString(), result.file());
        assertTrue(result.frame() == result.frames() + 1 && result.offset() > 0, result.toString());
    }

    private static void readAll(JournalReader reader) {
        final Frame frame = new Frame(1024);
        long number = 0;
        while (reader.next(frame)) {
            TestFrames.requireContent(frame, ++number);
        }
    }

    @Test
    void aSealedFileThatIsShorterIsRefusedAtStart() throws IOException {
        writeTenFiles();
        final Path file = CrashImage.files(root()).get(4);
        Recovery.truncate(file, Files.size(file) - 1);
        requireRefused(file, "sealed length");
    }

    @Test
    void anyMissingFileIsRefusedAtStart() throws IOException {
        writeTenFiles();
        final List<Path> files = CrashImage.files(root());
        for (final int missing : new int[] {0, 4, files.size() - 1}) {
            final Path aside = temporary.resolve("aside");
            Files.move(files.get(missing), aside);
            requireRefused(files.get(missing), "missing");
            Files.move(aside, files.get(missing));
        }
        ChronicleJournal.open(root(), tenSeconds()).close();
    }

    @Test
    void aMissingFileOfADeadProcessIsRefusedAtStart() throws IOException {
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.append(journal, 5, TestFrames.SECOND_NS);
            final Path image = CrashImage.copy(root(), temporary.resolve("image"));
            Files.delete(CrashImage.lastFile(image));
            assertThrows(EngineException.class, () -> ChronicleJournal.open(image, tenSeconds()));
        }
    }

    private void requireRefused(Path file, String what) {
        final EngineException refusal =
            assertThrows(EngineException.class, () -> ChronicleJournal.open(root(), tenSeconds()));
        assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(what), refusal.getMessage());
        assertThrows(EngineException.class, () -> ChronicleJournal.openReadOnly(root()));
        assertFalse(JournalVerifier.verify(root()).isWhole());
    }

    @Test
    void aFileFromAnotherHistoryIsNotTakenForItsOwn() throws IOException {
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.append(journal, 9, TestFrames.SECOND_NS);
        }
        final Path fork = CrashImage.copy(root(), temporary.resolve("fork"));
        appendNine(root(), 0);
        appendNine(fork, 1);
        Files.copy(CrashImage.lastFile(fork), CrashImage.lastFile(root()),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertFalse(JournalVerifier.verify(root()).isWhole());
        assertNull(JournalVerifier.verify(fork).fault());
    }

    private static void appendNine(Path root, long shiftNs) {
        try (ChronicleJournal journal = ChronicleJournal.open(root, tenSeconds())) {
            final Frame frame = new Frame(1024);
            for (long number = 10; number <= 18; number++) {
                journal.append(TestFrames.fill(frame, journal.id(), number, TestFrames.BASE_TIME_NS + shiftNs));
            }
        }
    }

    @Test
    void aManifestLineThatWasNotFinishedDoesNotCount() throws IOException {
        writeTenFiles();
        final Path manifest = new JournalDirectory(root()).manifestFile();
        Files.writeString(manifest, "seal generation=1 fi", StandardOpenOption.APPEND);
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.append(journal, 1);
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root(), tenSeconds())) {
            TestFrames.requireAll(journal, 101);
        }
    }

    @Test
    void aDamagedManifestIsRefused() throws IOException {
        writeTenFiles();
        final Path manifest = new JournalDirectory(root()).manifestFile();
        final byte[] bytes = Files.readAllBytes(manifest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(manifest, bytes);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(root(), tenSeconds()));
        Files.delete(manifest);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(root(), tenSeconds()));
    }

    @Test
    void anotherFormatOrALostIdentityIsRefused() throws IOException {
        writeTenFiles();
        final Path properties = new JournalDirectory(root()).propertiesFile();
        final String text = Files.readString(properties);
        Files.writeString(properties, text.replace("format=1.0", "format=1.7"));
        ChronicleJournal.open(root(), tenSeconds()).close();
        Files.writeString(properties, text.replace("format=1.0", "format=2.0"));
        assertThrows(io.turgo.error.ConfigurationException.class,
            () -> ChronicleJournal.open(root(), tenSeconds()));
        Files.delete(properties);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(root(), tenSeconds()));
    }
}
