package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Durability {@code disk}: pitfalls g1 and g2. */
@Timeout(60)
class GroupCommitTest {
    @TempDir
    Path root;

    private final HeldDevice device = new HeldDevice();

    private ChronicleJournal open() {
        return ChronicleJournal.open(root, settings(), device.device());
    }

    private static JournalSettings settings() {
        return TestFrames.small().durability(Durability.DISK);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whatIsAppendedBecomesDurableByItself() {
        try (ChronicleJournal journal = open()) {
            for (int i = 1; i <= 100; i++) {
                TestFrames.append(journal, 1);
                final int frame = i;
                await(() -> journal.durableFrame() == frame);
            }
        }
    }

    @Test
    void nothingIsDurableBeforeTheDiskHasIt() throws InterruptedException {
        try (ChronicleJournal journal = open()) {
            TestFrames.append(journal, 3);
            await(() -> journal.durableFrame() == 3);
            device.hold();
            TestFrames.append(journal, 1);
            device.awaitHeld();
            TestFrames.append(journal, 1000);
            assertEquals(3, journal.durableFrame());
            assertEquals(1004, journal.info().lastFrame());
            final int before = device.forces();
            device.letGo();
            await(() -> journal.durableFrame() == 1004);
            assertTrue(device.forces() - before <= 3, "frames that were appended meanwhile share a forced write");
        }
    }

    @Test
    void eachFrameTellsWhichWasDurableWhenItWasAppended() throws InterruptedException {
        try (ChronicleJournal journal = open()) {
            TestFrames.append(journal, 7);
            await(() -> journal.durableFrame() == 7);
            device.hold();
            TestFrames.append(journal, 5);
            device.awaitHeld();
            device.letGo();
            final Frame frame = new Frame(1 << 10);
            try (JournalReader reader = journal.reader(8)) {
                while (reader.next(frame)) {
                    assertEquals(7, frame.durableFrame(), "frame " + frame.frameNumber());
                }
            }
        }
    }

    @Test
    void aForcedWriteThatFailsIsFatalAtOnce() throws InterruptedException {
        try (ChronicleJournal journal = open()) {
            TestFrames.append(journal, 3);
            await(() -> journal.durableFrame() == 3);
            device.hold();
            TestFrames.append(journal, 1);
            device.awaitHeld();
            device.fail(new IOException("device gone"));
            await(() -> isRefused(journal));
            final EngineException refusal = assertThrows(EngineException.class, journal::durableFrame);
            assertTrue(refusal.getMessage().contains("device gone"), refusal.getMessage());
            assertThrows(EngineException.class, () -> TestFrames.append(journal, 1));
            assertThrows(EngineException.class, journal::force);
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, settings())) {
            TestFrames.requireAll(journal, 4);
            assertEquals(4, journal.durableFrame(), "what was read back has been forced");
        }
    }

    private static boolean isRefused(ChronicleJournal journal) {
        try {
            journal.durableFrame();
            return false;
        } catch (EngineException e) {
            return true;
        }
    }

    @Test
    void aForcedWriteThatFailsAtTheLevelProcessIsFatalToo() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small(), device.device())) {
            TestFrames.append(journal, 3);
            journal.force();
            device.fail(new IOException("device gone"));
            assertThrows(EngineException.class, journal::force);
            assertThrows(EngineException.class, journal::durableFrame);
            assertThrows(EngineException.class, () -> TestFrames.append(journal, 1));
        }
    }

    @Test
    void aFileIsSealedWhenItAndTheFirstFrameBehindItAreOnTheDisk() throws InterruptedException {
        try (ChronicleJournal journal = open()) {
            TestFrames.append(journal, 1);
            await(() -> journal.durableFrame() == 1);
            device.hold();
            while (CrashImage.files(root).size() < 3) {
                TestFrames.append(journal, 1);
            }
            device.awaitHeld();
            assertEquals(0, seals());
            device.letGo();
            await(() -> seals() == 2);
            assertEquals(journal.info().lastFrame(), journal.durableFrame(), "the last file has one frame only");
        }
        try (ChronicleJournal journal = ChronicleJournal.open(root, settings())) {
            TestFrames.requireAll(journal, journal.info().lastFrame());
        }
    }

    private int seals() {
        final JournalDirectory directory = new JournalDirectory(root);
        return Manifest.read(directory, JournalIdentity.read(directory)).sealed().size();
    }

    @Test
    void anInterruptedThreadForcesAndStaysInterrupted() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 10_000);
            Thread.currentThread().interrupt();
            journal.force();
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void whatWasWrittenAtTheLevelProcessIsForcedWhenItIsOpenedAtTheLevelDisk() {
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 10_000);
        }
        try (ChronicleJournal journal = open()) {
            assertEquals(10_000, journal.durableFrame());
        }
    }
}
