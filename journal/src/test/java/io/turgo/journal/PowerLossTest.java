package io.turgo.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.error.EngineException;
import io.turgo.frame.Durability;
import io.turgo.journal.checkpoint.ChronicleCheckpoints;
import io.turgo.journal.file.PosixReserver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At durability {@code disk} loss of power takes nothing that was durable, and what it leaves is no damage. */
@Timeout(600)
class PowerLossTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);

    @TempDir
    Path temporary;

    private final HeldDevice device = new HeldDevice();

    private static JournalSettings settings() {
        return TestFrames.small().durability(Durability.DISK);
    }

    private static void awaitDurable(ChronicleJournal journal, long frame) {
        while (journal.durableFrame() < frame) {
            Thread.onSpinWait();
        }
    }

    /** Each round goes on with the directory that the round before was left with. */
    @ParameterizedTest
    @ValueSource(ints = {10, 50, 100})
    void whatWasDurableIsThereAndWhatIsThereIsABeginning(int lostPercent) throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        System.out.println("PowerLossTest " + lostPercent + " seed " + seed);
        final Random random = new Random(seed);
        Path root = temporary.resolve("0");
        long durable = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            final Path struck = temporary.resolve(Integer.toString(round));
            final long appended;
            try (ChronicleJournal journal = ChronicleJournal.open(root, settings(), device.device())) {
                final long last = journal.info().lastFrame();
                assertTrue(last >= durable, last + " < " + durable);
                TestFrames.requireAll(journal, last);
                durable = appendForced(journal, random);
                final Path forced = CrashImage.copy(root, temporary.resolve("forced" + round));
                appended = appendHeld(
                    journal, random.nextInt(random.nextBoolean() ? 20 : 6000), root, struck);
                new PowerCut(random, lostPercent).strike(forced, struck);
                CrashImage.removeAll(forced);
            }
            try (ChronicleJournal journal = ChronicleJournal.open(struck, settings())) {
                final long last = journal.info().lastFrame();
                assertTrue(last >= durable && last <= appended, durable + " <= " + last + " <= " + appended);
                TestFrames.requireAll(journal, last);
                assertEquals(last, journal.durableFrame());
                durable = last;
            }
            final JournalVerifier.Result result = JournalVerifier.verify(struck);
            assertTrue(result.isWhole(), result.fault());
            CrashImage.removeAll(root);
            root = struck;
        }
    }

    /** Appends frames that the disk does not get, makes an image of that, and gives the last frame. */
    private long appendHeld(ChronicleJournal journal, int count, Path root, Path image)
        throws InterruptedException {
        device.hold();
        try {
            TestFrames.append(journal, 1);
            device.awaitHeld();
            TestFrames.append(journal, count);
            CrashImage.copy(root, image);
            return journal.info().lastFrame();
        } finally {
            device.letGo();
        }
    }

    private static long appendForced(ChronicleJournal journal, Random random) {
        for (int i = random.nextInt(4); i >= 0; i--) {
            TestFrames.append(journal, 1 + random.nextInt(2000));
            awaitDurable(journal, journal.info().lastFrame());
        }
        return journal.durableFrame();
    }

    /** A crash image of so many frames, each forced before the next is appended. */
    private Path forcedOneByOne(int frames) {
        final Path root = temporary.resolve("data");
        try (ChronicleJournal journal = ChronicleJournal.open(root, settings())) {
            for (int i = 1; i <= frames; i++) {
                TestFrames.append(journal, 1);
                awaitDurable(journal, i);
            }
            return CrashImage.copy(root, temporary.resolve("image"));
        }
    }

    private static void zero(Path file, long from, int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(length), from);
        }
    }

    @Test
    void aHoleInWhatWasDurableIsDamage() throws IOException {
        final Path image = forcedOneByOne(300);
        zero(CrashImage.lastFile(image), 145_000, 1000);
        final EngineException refusal =
            assertThrows(EngineException.class, () -> ChronicleJournal.open(image, settings()));
        assertTrue(refusal.getMessage().contains("tells that it had reached the disk"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("turgo.journal.cut.at.damage"), refusal.getMessage());
        try (ChronicleJournal journal = ChronicleJournal.open(image, settings().cutAtDamage(true))) {
            final long last = journal.info().lastFrame();
            assertTrue(last > 100 && last < 300, "last=" + last);
            TestFrames.requireAll(journal, last);
        }
    }

    @Test
    void theSameHoleIsDamageWhereFramesArePromisedBeforeTheyReachTheDisk() throws IOException {
        final Path root = temporary.resolve("data");
        final Path image;
        try (ChronicleJournal journal = ChronicleJournal.open(root, TestFrames.small())) {
            TestFrames.append(journal, 300);
            image = CrashImage.copy(root, temporary.resolve("image"));
        }
        zero(CrashImage.lastFile(image), 145_000, 1000);
        assertThrows(EngineException.class, () -> ChronicleJournal.open(image, settings()));
    }

    /** A crash image of 300 frames, of which one cannot be read that the disk had not got. */
    private Path holeInWhatWasNotDurable() throws Exception {
        final Path root = temporary.resolve("data");
        final Path image = temporary.resolve("image");
        try (ChronicleJournal journal = ChronicleJournal.open(root, settings(), device.device())) {
            TestFrames.append(journal, 100);
            awaitDurable(journal, 100);
            appendHeld(journal, 199, root, image);
        }
        zero(CrashImage.lastFile(image), 145_000, 1000);
        return image;
    }

    @Test
    void whatIsCutOffIsKept() throws Exception {
        final Path image = holeInWhatWasNotDurable();
        try (ChronicleJournal journal = ChronicleJournal.open(image, TestFrames.small())) {
            final long last = journal.info().lastFrame();
            assertTrue(last >= 100 && last < 300, "last=" + last);
            TestFrames.requireAll(journal, last);
        }
        assertTrue(Files.exists(Path.of(CrashImage.files(image).get(0) + ".cut")));
    }

    @Test
    void aCheckpointTellsWhatHadReachedTheDisk() throws Exception {
        final Path image = holeInWhatWasNotDurable();
        final JournalDirectory directory = new JournalDirectory(image);
        try (ChronicleCheckpoints checkpoints =
                 ChronicleCheckpoints.open(directory.checkpoints(), 1, 300, new PosixReserver())) {
            checkpoints.begin(List.of()).publish(new CheckpointManifest(JournalIdentity.read(directory), 290, 0,
                "pipeline", 0, List.of(), new TreeMap<>(), new TreeMap<>()));
        }
        final EngineException refusal =
            assertThrows(EngineException.class, () -> ChronicleJournal.open(image, settings()));
        assertTrue(refusal.getMessage().contains("the checkpoint behind frame 290 tells"), refusal.getMessage());
    }
}
