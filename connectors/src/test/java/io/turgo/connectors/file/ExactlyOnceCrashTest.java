package io.turgo.connectors.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.file.RecordingChannel.Change;
import io.turgo.connectors.file.RecordingChannel.Kind;
import io.turgo.egress.OutputId;
import io.turgo.egress.testing.SinkFixture;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import io.turgo.record.Schema;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process dies after each byte that it writes; the next one ends with the same file. */
class ExactlyOnceCrashTest {
    private static final Schema SCHEMA = Schema.named("outputs").int64("number").build();
    private static final int MOST_BYTES = 1021;
    private static final int POWER_LOSSES = 100 * Integer.getInteger("turgo.rounds", 1);
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
        writeOutputs(path, opener, random, SinkFixture.of(SCHEMA));
    }

    private static void writeOutputs(Path path, ChannelOpener opener, Random random, SinkFixture context) {
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, context, HEAD, opener)) {
            for (int i = 0; i < OUTPUTS; i++) {
                if (file.last().isBefore(i / 3, 7, i % 3)) {
                    final byte[] line = ascii("output " + i + '\n');
                    file.append(line, line.length);
                    if (random.nextInt(3) == 0 || i == OUTPUTS - 1) {
                        file.commit(i / 3, 7, i % 3);
                        if (opener instanceof RecordingChannel.Log log) {
                            log.confirm(i);
                        }
                    }
                }
            }
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
            final int length = log.changes.get(i).bytes().length;
            for (int torn = 0; torn <= length; torn += length > MOST_BYTES ? MOST_BYTES : 1) {
                crash(log.changes, i, torn, crashed);
                writeOutputs(crashed.resolve(FILE), ChannelOpener.REAL, new Random(seed + crashes++));
                assertEquals(expected(), Files.readString(crashed.resolve(FILE)),
                    "turgo.seed=" + seed + " change " + i + " torn at " + torn);
            }
        }
        assertTrue(crashes > 350, "crashes=" + crashes);
        assertEquals(0, log.count(Kind.FORCE) + log.count(Kind.FORCE_DIRECTORY), "a process's death needs no force");
    }

    /** Dies once more while it recovers. */
    @Test
    void afterEveryByteOfARecovery() throws IOException {
        final RecordingChannel.Log first = new RecordingChannel.Log();
        writeOutputs(directory.resolve(FILE), first, new Random(1));
        final Path crashed = Files.createDirectory(directory.resolve("crashed"));
        for (int i = 1; i < first.changes.size(); i += 3) {
            final int half = first.changes.get(i).bytes().length / 2;
            crash(first.changes, i, half, crashed);
            final RecordingChannel.Log second = new RecordingChannel.Log();
            writeOutputs(crashed.resolve(FILE), second, new Random(i));
            final List<Change> both = new ArrayList<>(first.changes.subList(0, i));
            both.add(torn(first.changes.get(i), half));
            both.addAll(second.changes);
            for (int k = i + 1; k < both.size(); k++) {
                crash(both, k, both.get(k).bytes().length / 2, crashed);
                writeOutputs(crashed.resolve(FILE), ChannelOpener.REAL, new Random(k));
                assertEquals(expected(), Files.readString(crashed.resolve(FILE)), "changes " + i + " and " + k);
            }
        }
    }

    private static Change torn(Change change, int length) {
        return new Change(change.kind(), change.file(), change.offset(), Arrays.copyOf(change.bytes(), length));
    }

    /** Makes the files as they were when {@code torn} bytes of one change had been written. */
    private static void crash(List<Change> changes, int last, int torn, Path target) throws IOException {
        Files.deleteIfExists(target.resolve(FILE));
        Files.deleteIfExists(CommitFile.beside(target.resolve(FILE)));
        for (int i = 0; i <= last; i++) {
            final Change change = changes.get(i);
            DiskImage.apply(i < last ? change : torn(change, torn), target);
        }
    }

    /** Power is lost at any moment; of what was not forced any part is there, done in any order. */
    @Test
    void whatIsConfirmedSurvivesLossOfPower() throws IOException {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        final SinkFixture onDisk = SinkFixture.of(SCHEMA).at(Durability.DISK);
        final ChannelOpener unforced = new RecordingChannel.Log();
        for (int round = 0; round < POWER_LOSSES; round++) {
            final Path place = Files.createDirectory(directory.resolve("power" + round));
            final RecordingChannel.Log log = new RecordingChannel.Log();
            for (int run = 0; run < 3; run++) {
                final int before = log.changes.size();
                writeOutputs(place.resolve(FILE), log, random, onDisk);
                final int end = log.changes.size();
                log.changes.subList(before + random.nextInt(end - before + 1), end).clear();
                final long confirmed = DiskImage.losePower(log.changes, random, place);
                DiskImage.keep(place, log.changes);
                try (ExactlyOnceFile file = ExactlyOnceFile.open(place.resolve(FILE), onDisk, HEAD, unforced)) {
                    assertTrue(confirmed < 0 || !file.last().isBefore(confirmed / 3, 7, (int) confirmed % 3),
                        "turgo.seed=" + seed + " round " + round + ": " + confirmed + " confirmed, " + file.last());
                }
                DiskImage.restore(log.changes, place);
                log.confirm(confirmed);
            }
            writeOutputs(place.resolve(FILE), unforced, random, onDisk);
            assertEquals(expected(), Files.readString(place.resolve(FILE)), "turgo.seed=" + seed + " round " + round);
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
                () -> ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD)).getMessage());
        Files.delete(path);
        assertThrows(ConfigurationException.class, () -> ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD));
    }

    /** What an opening engine finds may be in the system's cache alone, written by one that forced nothing. */
    @Test
    void whatIsFoundSurvivesLossOfPower() throws IOException {
        final RecordingChannel.Log log = new RecordingChannel.Log();
        writeOutputs(directory.resolve(FILE), log, new Random(1));
        final SinkFixture onDisk = SinkFixture.of(SCHEMA).at(Durability.DISK);
        final OutputId found;
        try (ExactlyOnceFile file = ExactlyOnceFile.open(directory.resolve(FILE), onDisk, HEAD, log)) {
            found = file.last();
        }
        final Path lost = Files.createDirectory(directory.resolve("lost"));
        for (int seed = 0; seed < 20; seed++) {
            DiskImage.losePower(log.changes, new Random(seed), lost);
            try (ExactlyOnceFile file = ExactlyOnceFile.open(lost.resolve(FILE), SinkFixture.of(SCHEMA), HEAD)) {
                assertEquals(found, file.last(), "seed " + seed);
            }
            assertEquals(expected(), Files.readString(lost.resolve(FILE)), "seed " + seed);
        }
    }

    @Test
    void anErrorAtEveryWriteLosesNothing() throws IOException {
        for (final Durability durability : List.of(Durability.PROCESS, Durability.DISK)) {
            boolean failed = true;
            for (int writes = 0; failed; writes++) {
                final Path path = Files.createDirectory(directory.resolve(durability + "" + writes)).resolve(FILE);
                final RecordingChannel.Log log = new RecordingChannel.Log();
                log.error = "Input/output error";
                log.writesLeft = writes;
                final SinkFixture context = SinkFixture.of(SCHEMA).at(durability);
                failed = fails(() -> writeOutputs(path, log, new Random(7), context), path, "Input/output error; "
                    + "mend that and start again, nothing committed is lost");
                writeOutputs(path, ChannelOpener.REAL, new Random(writes));
                assertEquals(expected(), Files.readString(path));
            }
        }
    }

    private static boolean fails(Runnable work, Path path, String why) {
        try {
            work.run();
            return false;
        } catch (final EnvironmentException e) {
            assertTrue(e.getMessage().startsWith("output `" + path) || e.getMessage().startsWith("output `"
                + CommitFile.beside(path)), e.getMessage());
            assertTrue(e.getMessage().endsWith(why), e.getMessage());
            return true;
        }
    }

    /** The engine that is told to wait goes on as if nothing had been; the one that is not loses nothing. */
    @Test
    void aFullDiskAtEveryWriteIsWaitedFor() throws IOException {
        final String why = "No space left on device; make room there, nothing committed is lost";
        boolean full = true;
        int waits = 0;
        for (int writes = 0; full; writes++) {
            final Path path = Files.createDirectory(directory.resolve("full" + writes)).resolve(FILE);
            final RecordingChannel.Log stopped = new RecordingChannel.Log();
            stopped.writesLeft = writes;
            full = fails(() -> writeOutputs(path, stopped, new Random(7)), path, why);
            writeOutputs(path, ChannelOpener.REAL, new Random(writes));
            assertEquals(expected(), Files.readString(path));

            final Path patient = Files.createDirectory(directory.resolve("wait" + writes)).resolve(FILE);
            final RecordingChannel.Log log = new RecordingChannel.Log();
            log.writesLeft = writes;
            final int[] asked = {0};
            final SinkFixture context = SinkFixture.of(SCHEMA).whenFull(e -> {
                assertTrue(e.getMessage().endsWith(why), e.getMessage());
                log.writesLeft = ++asked[0] < 3 ? 0 : Integer.MAX_VALUE;
            });
            if (fails(() -> writeOutputs(patient, log, new Random(7), context), patient, why)) {
                log.writesLeft = Integer.MAX_VALUE;
                writeOutputs(patient, log, new Random(7), context);
            }
            assertEquals(expected(), Files.readString(patient));
            waits += asked[0];
        }
        assertTrue(waits > 20, "waits=" + waits);
    }

    /** What an error has left is unknown until the file is opened again. */
    @Test
    void afterAnErrorNothingIsTaken() {
        final RecordingChannel.Log log = new RecordingChannel.Log();
        log.error = "Input/output error";
        try (ExactlyOnceFile file =
            ExactlyOnceFile.open(directory.resolve(FILE), SinkFixture.of(SCHEMA), HEAD, log)) {
            log.writesLeft = 0;
            final EnvironmentException first =
                assertThrows(EnvironmentException.class, () -> file.append(ascii("a\n"), 2));
            log.writesLeft = Integer.MAX_VALUE;
            assertSame(first, assertThrows(EnvironmentException.class, () -> file.append(ascii("a\n"), 2)));
            assertSame(first, assertThrows(EnvironmentException.class, () -> file.commit(1, 0, 0)));
        }
    }

    @Test
    void committingNeedsNoNewSpace() throws IOException {
        final Path path = directory.resolve(FILE);
        final RecordingChannel.Log log = new RecordingChannel.Log();
        ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD, log).close();
        final int made = log.changes.size();
        writeOutputs(path, log, new Random(1));
        assertEquals(CommitDescriptor.FILE_BYTES, Files.size(CommitFile.beside(path)));
        for (final Change change : log.changes.subList(made, log.changes.size())) {
            assertTrue(change.file().equals(FILE) || change.offset() + change.bytes().length
                <= CommitDescriptor.FILE_BYTES);
        }
    }

    @Test
    void aDamagedNewestCommitFallsBackToTheOneBefore() throws IOException {
        final Path path = directory.resolve(FILE);
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD)) {
            file.append(ascii("a\n"), 2);
            file.commit(1, 0, 0);
            file.append(ascii("b\n"), 2);
            file.commit(2, 0, 0);
        }
        flip(CommitFile.beside(path), CommitDescriptor.slotOffset(4) + CommitDescriptor.SEQUENCE_OFFSET);
        try (ExactlyOnceFile file = ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD)) {
            assertEquals(new OutputId(1, 0, 0), file.last());
        }
        assertEquals("head\na\n", Files.readString(path));
        flip(CommitFile.beside(path), CommitDescriptor.slotOffset(3) + CommitDescriptor.CRC_OFFSET);
        assertEquals("output `" + path + "` has 7 bytes but `" + CommitFile.beside(path)
            + "` holds no valid commit, so "
            + "they may not be Turgo's; move the file away or name another output",
            assertThrows(ConfigurationException.class,
                () -> ExactlyOnceFile.open(path, SinkFixture.of(SCHEMA), HEAD)).getMessage());
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
