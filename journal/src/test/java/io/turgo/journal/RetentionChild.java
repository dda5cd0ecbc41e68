package io.turgo.journal;

import io.turgo.frame.Frame;
import java.nio.file.Path;
import java.time.Duration;

/** Appends, prunes and commits a named reader's position, in a process that is halted at a failpoint. */
final class RetentionChild {
    private static final int FRAMES = 400;

    private RetentionChild() {
    }

    static JournalSettings settings() {
        return TestFrames.small().rollInterval(RollInterval.TEN_SECONDS).retainFor(Duration.ofSeconds(20));
    }

    /** Arguments: data directory, and the failpoint with the number of its passage. */
    public static void main(String[] arguments) {
        System.setProperty("turgo.failpoint", arguments[1]);
        try (ChronicleJournal journal = ChronicleJournal.open(Path.of(arguments[0]), settings());
            NamedReader reader = journal.namedReader("audit")) {
            final Frame frame = new Frame(1024);
            for (int i = 0; i < FRAMES; i++) {
                TestFrames.append(journal, 1, TestFrames.SECOND_NS);
                if (i % 10 == 0) {
                    while (reader.next(frame)) {
                        TestFrames.requireContent(frame, frame.frameNumber());
                    }
                    reader.commit();
                    journal.checkpointed(journal.info().lastFrame());
                }
            }
        }
    }
}
