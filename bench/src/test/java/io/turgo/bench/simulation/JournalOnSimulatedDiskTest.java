package io.turgo.bench.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.simulation.disk.SimulatedDisk;
import io.turgo.error.EngineException;
import io.turgo.error.TurgoException;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.journal.RollInterval;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The unchanged journal on a simulated disk: no thread, no real file, the same bytes for a seed. */
class JournalOnSimulatedDiskTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long START_NS = 1_790_000_000L * SECOND_NS;
    private static final int SEEDS = Integer.getInteger("turgo.rounds", 1) * 100;
    private static final int BOOTS = 4;

    private final Frame frame = new Frame(1 << 10);
    private long forced;
    private long refused;

    @Test
    void aKillLosesNothingWhateverTheMoment() {
        for (long seed = 0; seed < SEEDS; seed++) {
            final Random random = new Random(seed);
            final SimulatedDisk disk = new SimulatedDisk(random);
            long last = 0;
            for (int boot = 0; boot < BOOTS; boot++) {
                final Journal journal = open(disk, false);
                requireFrames(journal, last, seed);
                last = append(journal, random, SECOND_NS);
                if (random.nextInt(4) == 0) {
                    journal.close();
                }
                disk.kill();
                closeDown(journal);
            }
        }
    }

    /** At durability process files are listed as sealed before they are forced; so within one file. */
    @Test
    void aPowerCutLosesNothingThatWasForced() {
        for (long seed = 0; seed < SEEDS; seed++) {
            final Random random = new Random(seed);
            final SimulatedDisk disk = new SimulatedDisk(random);
            forced = 0;
            for (int boot = 0; boot < BOOTS; boot++) {
                final Journal journal = openOrCut(disk);
                final long found = journal.info().lastFrame();
                assertTrue(found >= forced, "seed " + seed + ": " + found + " < " + forced);
                requireFrames(journal, found, seed);
                append(journal, random, 1);
                disk.cutPower();
                closeDown(journal);
            }
        }
        assertTrue(refused > 0 && refused < SEEDS * BOOTS / 2, "refused " + refused);
    }

    @Test
    void theSameSeedGivesTheSameBytes() {
        assertEquals(bytesAfter(3), bytesAfter(3));
    }

    private long bytesAfter(long seed) {
        final Random random = new Random(seed);
        final SimulatedDisk disk = new SimulatedDisk(random);
        final Journal journal = open(disk, false);
        append(journal, random, SECOND_NS);
        journal.close();
        return disk.usedBytes();
    }

    private Journal openOrCut(SimulatedDisk disk) {
        try {
            return open(disk, false);
        } catch (final EngineException e) {
            refused++;
            return open(disk, true);
        }
    }

    private static Journal open(SimulatedDisk disk, boolean cutAtDamage) {
        return ChronicleJournal.open(disk.boot().getPath("/data"), new JournalSettings().fileSizeBytes(1 << 20)
            .rollInterval(RollInterval.TEN_SECONDS).newId(new UUID(1, 2)).background(Runnable::run)
            .openTimeNs(START_NS).cutAtDamage(cutAtDamage));
    }

    private long append(Journal journal, Random random, long stepNs) {
        final int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            final long number = journal.nextFrameNumber();
            final int length = FrameDescriptor.HEADER_LENGTH + random.nextInt(2000);
            frame.ensureCapacity(length);
            frame.buffer().setMemory(0, length, (byte) number);
            frame.seal(length, journal.id(), number, number, 1, START_NS + number * stepNs);
            journal.append(frame);
            if (random.nextInt(5) == 0) {
                journal.force();
                forced = number;
            }
        }
        return journal.nextFrameNumber() - 1;
    }

    private void requireFrames(Journal journal, long last, long seed) {
        try (JournalReader reader = journal.reader()) {
            for (long number = 1; number <= last; number++) {
                assertTrue(reader.next(frame), "seed " + seed + ": frame " + number + " of " + last + " is missing");
                assertEquals(number, frame.frameNumber());
            }
            assertTrue(!reader.next(frame), "seed " + seed + ": more than " + last);
        }
    }

    /** What the dead process would have done has no effect; it only lets go of what is held in this one. */
    private static void closeDown(Journal journal) {
        try {
            journal.close();
        } catch (final TurgoException e) {
            assertTrue(e.getMessage().contains("machine is down"), e.getMessage());
        }
    }
}
