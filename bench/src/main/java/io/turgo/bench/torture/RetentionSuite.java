package io.turgo.bench.torture;

import io.turgo.bench.torture.child.LaggingReader;
import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Deletes as much of the journal as may be deleted, while readers in processes of their own lag behind: one with a
 * name, which is killed before or after the writer and goes on, and one without. Neither may skip anything; the one
 * with a name gets all of it. It reads beside the last start, too, or comes back behind that.
 */
final class RetentionSuite implements Suite {
    private static final InputSize SIZE = new InputSize(40_000, 2_000, 24_000, 3_000);
    private static final int PER_SECOND = 16_000;
    private static final int LIVE_MS = 1_500;
    private static final int MOST_KILLS = 4;
    /** As long as it is there, nothing has been deleted. */
    private static final Path FIRST_FILE = Path.of("journal", "g000001", "20200101-000000.cq4");
    private static final String NAMED = "laggard";

    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String title() {
        return "readers that lag while the journal is pruned";
    }

    @Override
    public int usualCount() {
        return 100;
    }

    @Override
    public void run(Trial trial) {
        final Job job = Job.pruned(trial, SIZE);
        final Path stop = trial.directory().resolve("stop");
        final int kills = 1 + trial.below(MOST_KILLS);
        Child nameless = null;
        try {
            for (int i = 0; i < kills; i++) {
                try (Child writer = job.start(draw(trial, job), PER_SECOND)) {
                    requireLive(writer);
                    nameless = nameless == null ? reader(trial, job, LaggingReader.NAMELESS, stop) : nameless;
                    readBeside(writer, trial, job, stop);
                }
            }
            finish(trial, job, stop);
            requireNothingSkipped(trial, nameless);
        } finally {
            if (nameless != null) {
                nameless.close();
            }
        }
        trial.tally().count(Files.exists(job.data().resolve(FIRST_FILE)) ? "journals that nothing could be deleted of"
            : "journals pruned");
        trial.tally().add(1);
    }

    /** A frame for each record most of the time: files fill sooner. */
    private static Start draw(Trial trial, Job job) {
        final Start start = job.draw();
        return trial.below(MOST_KILLS) == 0 ? start : start.tinyFrames();
    }

    private static void requireLive(Child child) {
        if (!child.awaitLive(Job.PATIENCE_MS) || child.liveNs() < 0) {
            throw new CaseFailure("not live: " + child.tail());
        }
    }

    private static Child reader(Trial trial, Job job, String name, Path stop) {
        return Child.start(new JvmCommand(trial.jdk(), List.of(), LaggingReader.class, List.of(job.data().toString(),
            name, "" + trial.random().nextInt(), stop.toString())).words(), trial.directory());
    }

    /** Lets the reader with a name read a while, and kills both, in either order. */
    private static void readBeside(Child writer, Trial trial, Job job, Path stop) {
        final boolean writerFirst = trial.random().nextBoolean();
        try (Child reader = reader(trial, job, NAMED, stop)) {
            requireLive(reader);
            if (writerFirst) {
                kill(writer, trial, job);
            }
            if (reader.awaitEnd(trial.below(LIVE_MS))) {
                throw new CaseFailure("the reader ended: " + reader.tail());
            }
            reader.kill();
        }
        if (!writerFirst) {
            kill(writer, trial, job);
        }
    }

    private static void kill(Child writer, Trial trial, Job job) {
        if (writer.awaitEnd(trial.below(LIVE_MS))) {
            job.requireEnd(writer);
        }
        writer.kill();
    }

    private static void finish(Trial trial, Job job, Path stop) {
        if (trial.random().nextBoolean()) {
            try (Child reader = reader(trial, job, NAMED, stop)) {
                requireLive(reader);
                trial.tally().count("last starts beside the reader with a name");
                finishAndStop(job, stop);
                requireAll(reader, job);
            }
        } else {
            finishAndStop(job, stop);
            try (Child reader = reader(trial, job, NAMED, stop)) {
                requireAll(reader, job);
            }
        }
    }

    private static void finishAndStop(Job job, Path stop) {
        job.finishAndVerify();
        try {
            Files.createFile(stop);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + stop + ": " + e, e);
        }
    }

    private static void requireAll(Child reader, Job job) {
        job.requireEnd(reader);
        final long last = Long.parseLong(reader.last(Say.ENDED).split(" ")[1]) - 1;
        if (last != job.records()) {
            throw new CaseFailure("the reader came to record " + last + ", the input has " + job.records());
        }
    }

    private static void requireNothingSkipped(Trial trial, Child nameless) {
        if (!nameless.awaitEnd(Job.PATIENCE_MS) || nameless.exitCode() != 0 && nameless.last(Say.REFUSED) == null) {
            throw new CaseFailure("the reader without a name: " + nameless.tail());
        }
        trial.tally().count(nameless.exitCode() == 0 ? "readers without a name that kept up"
            : "readers without a name that were told what was pruned");
    }
}
