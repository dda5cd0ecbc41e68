package io.turgo.journal;

import io.turgo.error.TurgoException;
import io.turgo.frame.Frame;
import java.io.PrintStream;
import java.nio.file.Path;

/** Appends to a journal in a process that is meant to be killed: prints each frame's number once it is appended. */
final class JournalChild {
    private JournalChild() {
    }

    /** Arguments: data directory, and the word append (small files) or roll (ten frames a file). */
    public static void main(String[] arguments) {
        final PrintStream out = new PrintStream(System.out, true);
        final long stepNs = arguments[1].equals("roll") ? TestFrames.SECOND_NS : 1000;
        try (ChronicleJournal journal = ChronicleJournal.open(
            Path.of(arguments[0]), TestFrames.small().rollInterval(RollInterval.TEN_SECONDS))) {
            final Frame frame = new Frame(1024);
            for (long number = journal.nextFrameNumber();; number++) {
                journal.append(
                    TestFrames.fill(frame, journal.id(), number, TestFrames.BASE_TIME_NS + number * stepNs));
                out.println("acked " + number);
            }
        } catch (TurgoException e) {
            out.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }
}
