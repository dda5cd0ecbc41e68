package io.turgo.journal;

import io.turgo.error.TurgoException;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Damages copies of a journal and opens them, in a process of its own since it may crash. Prints what it did before it
 * does it, and the outcome: {@code whole}, {@code refused} or {@code WRONG}.
 */
final class DamageChild {
    private static final int FIRST = 700;
    private static final int LAST = 1000;

    private DamageChild() {
    }

    /** Arguments: scratch directory, seed of the first case, number of cases. */
    public static void main(String[] arguments) throws IOException {
        final Path scratch = Path.of(arguments[0]);
        final long seed = Long.parseLong(arguments[1]);
        final Path image = image(scratch);
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            final Path copy = CrashImage.copy(image, scratch.resolve("copy"));
            final Random random = new Random(seed + i);
            final String what = new Damage(random).apply(copy);
            System.out.println("case " + (seed + i) + " " + what);
            System.out.println(outcome(copy, random.nextBoolean()));
            CrashImage.removeAll(copy);
        }
    }

    /** A generation that was closed, and one that was killed, both of several files. */
    private static Path image(Path scratch) {
        final Path data = scratch.resolve("data");
        final JournalSettings settings = TestFrames.small().rollInterval(RollInterval.TEN_SECONDS);
        final long stepNs = TestFrames.SECOND_NS / 15;
        try (ChronicleJournal journal = ChronicleJournal.open(data, settings)) {
            TestFrames.append(journal, FIRST, stepNs);
        }
        try (ChronicleJournal journal = ChronicleJournal.open(data, settings)) {
            TestFrames.append(journal, LAST - FIRST, stepNs);
            final JournalDirectory directory = new JournalDirectory(data);
            while (Catalog.load(directory, journal.id()).entries().stream()
                .filter(entry -> entry.seal() == null).count() > 1) {
                Thread.onSpinWait();
            }
            return CrashImage.copy(data, scratch.resolve("image"));
        }
    }

    /** Without being asked to cut, a journal opens with all its frames or not at all, and reads right or refuses. */
    private static String outcome(Path copy, boolean readOnlyFirst) throws IOException {
        try {
            if (readOnlyFirst) {
                try (Journal journal = ChronicleJournal.openReadOnly(copy)) {
                    readAll(journal);
                }
            }
            final boolean known = Files.exists(new JournalDirectory(copy).propertiesFile());
            try (ChronicleJournal journal = ChronicleJournal.open(copy, TestFrames.small())) {
                if (journal.info().lastFrame() != LAST || !known) {
                    return "WRONG opened with " + journal.info();
                }
                TestFrames.append(journal, 5);
                final long read = readAll(journal);
                return read == LAST + 5 ? "whole" : "WRONG read " + read;
            }
        } catch (TurgoException e) {
            return repaired(copy, "refused " + e.getMessage());
        } catch (RuntimeException | AssertionError e) {
            return "WRONG " + e;
        }
    }

    /** After a refusal, cutting gives a journal that reads right or refuses again. */
    private static String repaired(Path copy, String refusal) {
        try (ChronicleJournal journal = ChronicleJournal.open(copy, TestFrames.small().cutAtDamage(true))) {
            TestFrames.append(journal, 5);
            return readAll(journal) == journal.info().lastFrame() ? refusal : "WRONG after cutting";
        } catch (TurgoException e) {
            return refusal;
        }
    }

    private static long readAll(Journal journal) {
        final Frame frame = new Frame(1024);
        long number = 0;
        try (JournalReader reader = journal.reader()) {
            while (reader.next(frame)) {
                TestFrames.requireContent(frame, ++number);
            }
        }
        return number;
    }
}
