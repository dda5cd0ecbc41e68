package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dead process leaves, whole and not: pitfalls a2, b2, b3, e2. */
class CrashRecoveryTest {
    private static final int FRAMES = 200;

    @TempDir
    Path temporary;

    /** A crash image of a journal with {@link #FRAMES} frames in one unsealed file. */
    private Path image() {
        final Path root = temporary.resolve("data");
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, FRAMES);
            return CrashImage.copy(root, temporary.resolve("image"));
        }
    }

    private static void requireWhole(Path root, long last) {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.requireAll(journal, last);
            TestFrames.append(journal, 10);
            TestFrames.requireAll(journal, last + 10);
        }
        final JournalVerifier.Result result = JournalVerifier.verify(root);
        assertTrue(result.isWhole(), result.fault());
    }

    /** The offset of a frame's excerpt in the only file. */
    private static long excerptOf(Path root, long number) {
        final JournalDirectory directory = new JournalDirectory(root);
        final CycleFile name = directory.files(directory.generations().get(0)).get(0);
        try (FrameFile file = new FrameFile(directory, name, null, JournalIdentity.read(directory), 1, 1)) {
            final Frame frame = new Frame(1024);
            for (long i = 0; i < number; i++) {
                file.next(frame);
            }
            return file.lastPosition();
        }
    }

    private static void write(Path file, long offset, int... words) throws IOException {
        final ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (final int word : words) {
            bytes.putInt(word);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(bytes.flip(), offset);
        }
    }

    @Test
    void everythingThatWasAppendedIsThere() {
        requireWhole(image(), FRAMES);
    }

    @Test
    void theReadOnlyJournalReadsWhatADeadProcessLeft() {
        final Path image = image();
        assertEquals(FRAMES, JournalVerifier.verify(image).frames());
        TestFrames.requireAll(ChronicleJournal.openReadOnly(image), FRAMES);
    }

    @Test
    void aFrameWhoseAppendWasNotFinishedIsNotThere() throws IOException {
        for (final int header : new int[] {0, ExcerptDescriptor.NOT_COMPLETE}) {
            final Path image = image();
            final Path file = CrashImage.lastFile(image);
            final long last = excerptOf(image, FRAMES);
            setWritePosition(file, last, excerptOf(image, FRAMES - 1));
            write(file, last, header);
            requireWhole(image, FRAMES - 1);
            CrashImage.removeAll(image);
            CrashImage.removeAll(temporary.resolve("data"));
        }
    }

    @Test
    void aCompletedFrameWhoseHeaderWordIsLostIsRefused() throws IOException {
        final Path image = image();
        write(CrashImage.lastFile(image), excerptOf(image, FRAMES), 0);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(image, TestFrames.small()));
    }

    /** Chronicle notes an excerpt's position after it has completed it. */
    private static void setWritePosition(Path file, long from, long to) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer header = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(header, 0);
            for (int i = 0; i < header.capacity(); i += Long.BYTES) {
                if (header.getLong(i) == from) {
                    header.putLong(i, to);
                }
            }
            channel.write(header.flip(), 0);
        }
    }

    @Test
    void aHoleIsRefusedAndCutOnlyWhenAskedFor() throws IOException {
        final Path image = image();
        final long hole = excerptOf(image, 100);
        write(CrashImage.lastFile(image), hole, 0, 0, 0, 0);
        final EngineException refusal =
            assertThrows(EngineException.class, () -> ChronicleJournal.open(image, TestFrames.small()));
        assertTrue(refusal.getMessage().contains("offset " + hole), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("turgo.journal.cut.at.damage"), refusal.getMessage());
        assertEquals(100, JournalVerifier.verify(image).frame());
        try (ChronicleJournal journal = ChronicleJournal.open(image, TestFrames.small().cutAtDamage(true))) {
            TestFrames.requireAll(journal, 99);
            TestFrames.append(journal, 1);
        }
        requireWhole(image, 100);
        assertTrue(Files.exists(Path.of(CrashImage.files(image).get(0) + ".cut")), "what was cut is kept");
    }

    @Test
    void aFileThatWasCutIsRefused() throws IOException {
        for (final int frame : new int[] {2, 100, FRAMES}) {
            final Path image = image();
            Recovery.truncate(CrashImage.lastFile(image), excerptOf(image, frame));
            final EngineException refusal =
                assertThrows(EngineException.class, () -> ChronicleJournal.open(image, TestFrames.small()));
            assertTrue(refusal.getMessage().contains("(frame " + frame + " was due)"), refusal.getMessage());
            CrashImage.removeAll(image);
            CrashImage.removeAll(temporary.resolve("data"));
        }
    }

    @Test
    void aFileOfWhichNothingIsLeftIsRefused() throws IOException {
        final Path image = image();
        Recovery.truncate(CrashImage.lastFile(image), 1);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(image, TestFrames.small()));
        assertEquals(1, JournalVerifier.verify(image).frame());
    }

    @Test
    void aFrameThatIsMarkedAsMetadataIsNotSkipped() throws IOException {
        final Path image = image();
        final long excerpt = excerptOf(image, FRAMES);
        write(CrashImage.lastFile(image), excerpt,
            ExcerptDescriptor.METADATA | 64 + TestFrames.bodyLength(FRAMES));
        assertThrows(EngineException.class, () -> ChronicleJournal.open(image, TestFrames.small()));
    }

    @Test
    void aFileThatWasOnlyJustCreatedDoesNotHoldUpTheStart() throws IOException {
        final Path image = image();
        final JournalDirectory directory = new JournalDirectory(image);
        Files.createFile(directory.generation(1).resolve("20991231-235959.cq4"));
        requireWhole(image, FRAMES);
    }

    @Test
    void aGenerationThatWasOnlyJustCreatedIsRemoved() throws IOException {
        final Path image = image();
        final Path begun = new JournalDirectory(image).generation(2);
        Files.createDirectory(begun);
        Files.write(begun.resolve("20991231-235959.cq4"), new byte[4096]);
        requireWhole(image, FRAMES);
    }

    @Test
    void chroniclesOwnLocksOfADeadProcessDoNotHoldUpTheStart() {
        final Path root = temporary.resolve("data");
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, FRAMES);
        }
        // the same process id as the one that holds the lock, as in a container after a restart
        try (SingleChronicleQueue queue = SingleChronicleQueueBuilder
            .binary(new JournalDirectory(root).generation(1).toFile()).rollCycle(new SteppedCycle(0))
            .epoch(SteppedCycle.EPOCH_MS).build(); ExcerptAppender appender = queue.createAppender();
            DocumentContext unfinished = appender.writingDocument()) {
            unfinished.rollbackOnClose();
            requireWhole(root, FRAMES);
        }
    }
}
