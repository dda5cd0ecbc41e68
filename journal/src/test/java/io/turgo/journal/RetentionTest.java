package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.Engine;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What retention deletes, what it keeps, and how a journal is used whose beginning is gone (pitfall h). */
class RetentionTest {
    private static final long PATIENCE_NS = 120_000_000_000L;

    @TempDir
    Path temporary;

    private Path root() {
        return temporary.resolve("data");
    }

    /** Ten frames a file, a second apart; a file is kept for 20 seconds. */
    private static JournalSettings twentySeconds() {
        return TestFrames.small().rollInterval(RollInterval.TEN_SECONDS).retainFor(Duration.ofSeconds(20));
    }

    private ChronicleJournal open(JournalSettings settings) {
        return ChronicleJournal.open(root(), settings);
    }

    static void await(String what, BooleanSupplier condition) {
        final long deadline = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, what);
            Thread.onSpinWait();
        }
    }

    /** Appends a hundred frames and lets retention take all it may; the files end with frames 9, 19, 29, ... */
    private static void prune(ChronicleJournal journal, long checkpointed, long first) {
        TestFrames.append(journal, 100, TestFrames.SECOND_NS);
        journal.checkpointed(checkpointed);
        await("it begins with " + journal.info() + " instead of " + first, () -> journal.info().firstFrame() == first);
    }

    @Test
    void withoutCheckpointsNothingIsDeleted() {
        try (ChronicleJournal journal = open(twentySeconds())) {
            TestFrames.append(journal, 100, TestFrames.SECOND_NS);
            journal.checkpointed(0);
        }
        try (Journal journal = ChronicleJournal.openReadOnly(root())) {
            TestFrames.requireAll(journal, 100);
        }
    }

    @Test
    void whatIsOlderGoesAndTheJournalBeginsLater() {
        final long first = 70;
        try (ChronicleJournal journal = open(twentySeconds())) {
            prune(journal, 100, first);
            requireFrom(journal, first, 100);
        }
        assertEquals(4, CrashImage.files(root()).size());
        try (ChronicleJournal journal = open(twentySeconds())) {
            assertEquals(101, journal.nextFrameNumber());
            requireFrom(journal, first, 100);
            TestFrames.append(journal, 10);
            requireFrom(journal, first, 110);
        }
        final JournalVerifier.Result result = JournalVerifier.verify(root());
        assertTrue(result.isWhole(), result.fault());
        assertEquals(111 - first, result.frames());
    }

    private static void requireFrom(Journal journal, long first, long last) {
        try (JournalReader reader = journal.reader()) {
            TestFrames.requireFrames(reader, first, last);
        }
        try (JournalReader reader = journal.reader(first + 15)) {
            TestFrames.requireFrames(reader, first + 15, last);
        }
        long bytes = 0;
        for (long number = first; number <= last; number++) {
            bytes += 64 + TestFrames.bodyLength(number);
        }
        assertEquals(new JournalInfo(first, last, last * TestFrames.COUNT + 1, bytes), journal.info());
    }

    @Test
    void aCheckpointHoldsWhatIsBehindIt() {
        try (ChronicleJournal journal = open(twentySeconds())) {
            prune(journal, 38, 30);
            requireFrom(journal, 30, 100);
            journal.checkpointed(39);
            await("frames 30 to 39 are kept", () -> journal.info().firstFrame() == 40);
        }
    }

    @Test
    void theNewestSealedFileStaysWhateverItsAge() {
        try (ChronicleJournal journal = open(twentySeconds())) {
            prune(journal, 100, 70);
        }
        try (ChronicleJournal journal = open(twentySeconds().retainFor(Duration.ofNanos(1)))) {
            journal.checkpointed(100);
            await("less is kept", () -> CrashImage.files(root()).size() == 2);
            assertEquals(100, journal.info().lastFrame());
        }
        try (ChronicleJournal journal = open(twentySeconds())) {
            assertEquals(100, journal.durableFrame());
            TestFrames.append(journal, 1);
            requireFrom(journal, journal.info().firstFrame(), 101);
        }
    }

    @Test
    void bytesBoundTheFilesTogether() throws IOException {
        final long bound = 4 << 20;
        try (ChronicleJournal journal = open(TestFrames.small().retainBytes(bound))) {
            for (int i = 0; i < 20; i++) {
                TestFrames.append(journal, 1_000);
                journal.checkpointed(journal.info().lastFrame());
            }
            await("too much is kept", () -> CrashImage.files(root()).size() <= 5);
            assertTrue(journal.info().sizeBytes() > bound / 2, journal.info().toString());
            requireFrom(journal, journal.info().firstFrame(), 20_000);
        }
    }

    @Test
    void aReaderThatIsTooSlowStopsAndNamesTheFrame() {
        try (ChronicleJournal journal = open(twentySeconds()); JournalReader slow = journal.reader();
            Journal copy = ChronicleJournal.openReadOnly(root()); JournalReader elsewhere = copy.reader()) {
            TestFrames.append(journal, 5, TestFrames.SECOND_NS);
            final Frame frame = new Frame(1024);
            for (int i = 0; i < 3; i++) {
                assertTrue(slow.next(frame) && elsewhere.next(frame));
            }
            prune(journal, 105, 70);
            await("files are there", () -> CrashImage.files(root()).size() < 6);
            requireStops(slow, 70);
            requireStops(elsewhere, 70);
            assertEquals(journal.info(), copy.info());
        }
    }

    /** What it has open it may read to its end. */
    private static void requireStops(JournalReader reader, long first) {
        final Frame frame = new Frame(1024);
        long due = 4;
        try {
            while (due < first && reader.next(frame)) {
                TestFrames.requireContent(frame, due++);
            }
            throw new AssertionError("it has read up to frame " + due);
        } catch (FramePrunedException e) {
            assertEquals("frame " + due + " is due and was pruned: the journal begins with frame " + first
                + "; use a named reader, whose frames are kept, or raise turgo.journal.retain.time or "
                + "turgo.journal.retain.bytes", e.getMessage());
            assertEquals(due, e.dueFrame());
        }
    }

    @Test
    void aNamedReaderHoldsWhatItHasNotCommitted() {
        try (ChronicleJournal journal = open(twentySeconds())) {
            final Frame frame = new Frame(1024);
            try (NamedReader reader = journal.namedReader("audit")) {
                TestFrames.append(journal, 30, TestFrames.SECOND_NS);
                for (long number = 1; number <= 25; number++) {
                    assertTrue(reader.next(frame));
                }
                reader.commit();
                assertTrue(reader.next(frame));
                assertEquals(25, reader.position());
            }
            prune(journal, 130, 20);
            assertEquals(List.of(new ReaderPosition("audit", 25, 0)), JournalReaders.of(root()));
            try (NamedReader reader = journal.namedReader("audit")) {
                TestFrames.requireFrames(reader, 26, 130);
                reader.commit();
                journal.checkpointed(130);
                await("its frames are kept", () -> journal.info().firstFrame() == 100);
            }
        }
    }

    @Test
    void aNamedReaderIsOpenOnceAndCanBeRemovedWhenItIsNot() {
        try (ChronicleJournal journal = open(twentySeconds())) {
            TestFrames.append(journal, 10);
            try (NamedReader reader = ChronicleJournal.namedReader(root(), "x")) {
                TestFrames.requireFrames(reader, 1, 10);
                final EnvironmentException refusal =
                    assertThrows(EnvironmentException.class, () -> journal.namedReader("x"));
                assertEquals("reader `x` of " + root() + " is in use by process " + ProcessHandle.current().pid()
                    + "; end that one first, or choose another name", refusal.getMessage());
                assertThrows(EnvironmentException.class, () -> JournalReaders.remove(root(), "x"));
                assertEquals(ProcessHandle.current().pid(), JournalReaders.of(root()).get(0).holder());
            }
            JournalReaders.remove(root(), "x");
            assertEquals(List.of(), JournalReaders.of(root()));
            assertEquals("the journal in " + root() + " has no reader `x`; it has []",
                assertThrows(ConfigurationException.class, () -> JournalReaders.remove(root(), "x")).getMessage());
            assertThrows(ConfigurationException.class, () -> journal.namedReader("../x"));
        }
    }

    @Test
    void aReaderThatHasReadWhatTheJournalLostIsRefused() throws IOException {
        final Path image;
        try (ChronicleJournal journal = open(twentySeconds()); NamedReader reader = journal.namedReader("x")) {
            TestFrames.append(journal, 5);
            image = CrashImage.copy(root(), temporary.resolve("image"));
            TestFrames.append(journal, 5);
            TestFrames.requireFrames(reader, 1, 10);
            reader.commit();
        }
        Files.createDirectories(image.resolve("readers"));
        Files.copy(root().resolve("readers/x.position"), image.resolve("readers/x.position"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        try (ChronicleJournal journal = ChronicleJournal.open(image, twentySeconds())) {
            final EngineException refusal = assertThrows(EngineException.class, () -> journal.namedReader("x"));
            assertTrue(refusal.getMessage().contains("has read up to frame 10, the journal ends with frame 5"),
                refusal.getMessage());
        }
    }

    @Test
    void aReaderWhosePositionIsDamagedHoldsEverything() throws IOException {
        try (ChronicleJournal journal = open(twentySeconds())) {
            journal.namedReader("x").close();
            Files.writeString(root().resolve("readers/x.position"), "reader frame=7 crc=0\n");
            TestFrames.append(journal, 100, TestFrames.SECOND_NS);
            journal.checkpointed(100);
            assertTrue(assertThrows(EngineException.class, () -> journal.namedReader("x")).getMessage()
                .contains("x.position is damaged"));
        }
        try (Journal journal = ChronicleJournal.openReadOnly(root())) {
            assertEquals(1, journal.info().firstFrame());
        }
    }

    @Test
    void prunedFilesThatAreStillThereAreDeletedAtStart() throws IOException {
        final Path image = temporary.resolve("image");
        try (ChronicleJournal journal = open(twentySeconds())) {
            TestFrames.append(journal, 100, TestFrames.SECOND_NS);
        }
        CrashImage.copy(root(), image);
        try (ChronicleJournal journal = open(twentySeconds())) {
            journal.checkpointed(100);
            await("nothing is pruned", () -> journal.info().firstFrame() > 1);
        }
        Files.copy(root().resolve("journal/sealed"), image.resolve("journal/sealed"),
            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertTrue(CrashImage.files(image).size() >= 10);
        assertTrue(JournalVerifier.verify(image).isWhole());
        try (ChronicleJournal journal = ChronicleJournal.open(image, TestFrames.small())) {
            requireFrom(journal, journal.info().firstFrame(), 100);
            assertTrue(CrashImage.files(image).size() < 6);
        }
    }

    @Test
    void aRetainedFileThatIsMissingIsDamage() throws IOException {
        try (ChronicleJournal journal = open(twentySeconds())) {
            prune(journal, 100, 70);
        }
        Files.delete(CrashImage.files(root()).get(0));
        assertThrows(EngineException.class, () -> open(twentySeconds()));
    }

    @Test
    void theManifestDoesNotGrowWithWhatIsPruned() throws IOException {
        final Path manifest = new JournalDirectory(root()).manifestFile();
        try (ChronicleJournal journal = open(twentySeconds())) {
            for (int i = 0; i < 20; i++) {
                TestFrames.append(journal, 100, TestFrames.SECOND_NS);
                journal.checkpointed(journal.info().lastFrame());
            }
            await("frames are kept", () -> journal.info().firstFrame() == 1970);
        }
        assertTrue(Files.size(manifest) < 20_000, "length " + Files.size(manifest));
        try (ChronicleJournal journal = open(twentySeconds())) {
            requireFrom(journal, 1970, 2000);
        }
    }

    @Test
    void impossibleSettingsAreRefusedByName() {
        assertEquals("turgo.journal.retain.bytes=2097151 < 2097152, two files of turgo.journal.file.size=1048576: "
            + "raise the one or lower the other", assertThrows(ConfigurationException.class,
                () -> open(TestFrames.small().retainBytes((2 << 20) - 1))).getMessage());
        assertFalse(Files.exists(root()));
        assertEquals("turgo.journal.retain.time=PT0S is outside 1 ns to PT876000H, choose a value inside, or leave it "
            + "out to keep all", assertThrows(ConfigurationException.class,
                () -> TestFrames.small().retainFor(Duration.ZERO)).getMessage());
        assertThrows(ConfigurationException.class, () -> TestFrames.small().retainFor(Duration.ofSeconds(-1)));
        assertThrows(ConfigurationException.class, () -> TestFrames.small().retainFor(Duration.ofDays(40_000)));
    }

    private String refusal(JournalSettings settings, int intervalMs) {
        final Pipeline pipeline = Pipeline.named("retained");
        pipeline.source("rows", Schema.named("rows").timestamp("time").build(), EventTime.ascending("time"))
            .to("out", (id, row) -> { });
        return assertThrows(ConfigurationException.class, () -> Engine.start(pipeline, Engine.context()
            .journal(open(settings)).checkpointIntervalMs(intervalMs).checkpointEvents(0))).getMessage();
    }

    @Test
    void anEngineWithoutCheckpointsOrWithRareOnesIsRefused() {
        assertEquals("turgo.journal.retain.time or turgo.journal.retain.bytes is set, but "
            + "turgo.checkpoint.interval.ms=0 and turgo.checkpoint.events=0: without checkpoints no part of the "
            + "journal can go; set one of them, or keep the whole journal",
            refusal(TestFrames.small().retainBytes(2 << 20), 0));
        assertEquals("turgo.journal.retain.time=20000000000 ns < turgo.checkpoint.interval.ms=20001 ms: two "
            + "checkpoints keep more than that; raise the one or lower the other", refusal(twentySeconds(), 20_001));
    }

    @Test
    void theProcessesPropertiesAreDefaults() {
        System.setProperty("turgo.journal.retain.time", "P7D");
        System.setProperty("turgo.journal.retain.bytes", "4294967296");
        try {
            assertEquals(
                new RetentionLimits(Duration.ofDays(7).toNanos(), 1L << 32), new JournalSettings().retention());
            System.setProperty("turgo.journal.retain.time", "7 days");
            assertEquals("turgo.journal.retain.time=7 days is not a time such as PT36H or P7D, correct it",
                assertThrows(ConfigurationException.class, JournalSettings::new).getMessage());
        } finally {
            System.clearProperty("turgo.journal.retain.time");
            System.clearProperty("turgo.journal.retain.bytes");
        }
    }

    @Test
    void aPruneLineThatWasNotFinishedDoesNotCount() throws IOException {
        try (ChronicleJournal journal = open(twentySeconds())) {
            TestFrames.append(journal, 100, TestFrames.SECOND_NS);
        }
        Files.writeString(new JournalDirectory(root()).manifestFile(), "prune generation=1 fi",
            StandardOpenOption.APPEND);
        try (ChronicleJournal journal = open(TestFrames.small())) {
            requireFrom(journal, 1, 100);
            assertNull(journal.catalogAtStart());
        }
    }
}
