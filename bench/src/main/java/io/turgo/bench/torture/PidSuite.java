package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.input.InputSize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * By turns: a killed process is followed by one with the same process id, as in a container; and a second process is
 * started on the data directory of a live one.
 */
final class PidSuite implements Suite {
    private static final InputSize SIZE = new InputSize(4_000, 600, 2_500, 900);
    private static final int PER_SECOND = 2_000;
    /** The first of two is to live while the second one starts. */
    private static final int SLOWLY = 1;
    private static final int LIVE_MS = 400;
    private static final int ENVIRONMENT = 2;
    /** Of the refusing thread's own time: the clock on the wall depends on what else the machine does. */
    private static final long REFUSED_WITHIN_MS = 1_000;
    private static final List<String> NAMESPACE =
        List.of("unshare", "--pid", "--fork", "--mount-proc", "--kill-child=SIGKILL");
    private static final String FIRST_PID = "1";

    @Override
    public String name() {
        return "pid";
    }

    @Override
    public String title() {
        return "restart with the same process id; second start on a live directory";
    }

    @Override
    public int usualCount() {
        return 40;
    }

    @Override
    public void run(Trial trial) {
        final Job job = Job.in(trial, SIZE);
        if (trial.one().number() % 2 == 1) {
            secondStart(trial, job);
        } else if (namespaces()) {
            sameId(trial, job);
        } else {
            trial.tally().count("left out, no process namespaces here");
        }
        job.finishAndVerify();
        trial.tally().add(1);
    }

    /** Whether this user may make a namespace of process ids. */
    private static boolean namespaces() {
        final List<String> command = new ArrayList<>(NAMESPACE);
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().onExit().join().exitValue() == 0;
        } catch (final IOException e) {
            return false; // there is no unshare(1)
        }
    }

    private static void sameId(Trial trial, Job job) {
        for (int i = 0; i < 2; i++) {
            final List<String> command = new ArrayList<>(NAMESPACE);
            command.addAll(job.command(job.draw(), PER_SECOND, false));
            try (Child child = Child.start(command, trial.directory())) {
                if (!child.awaitLive(Job.PATIENCE_MS) || child.liveNs() < 0) {
                    throw new CaseFailure("start " + i + " with process id 1 is not live: " + child.tail());
                }
                requireOwner(job);
                if (child.awaitEnd(trial.below(LIVE_MS))) {
                    job.requireEnd(child);
                }
                child.kill();
            }
        }
        trial.tally().count("restarts with the same id");
    }

    private static void requireOwner(Job job) {
        try {
            final String owner = Files.readString(job.data().resolve("lock")).split(" ")[0];
            if (!FIRST_PID.equals(owner)) {
                throw new CaseFailure("the lock names process " + owner + ", not " + FIRST_PID);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void secondStart(Trial trial, Job job) {
        try (Child first = job.start(job.draw(), SLOWLY)) {
            if (!first.awaitLive(Job.PATIENCE_MS)) {
                throw new CaseFailure("the first start is not live: " + first.tail());
            }
            try (Child second = job.start(job.draw(), PER_SECOND)) {
                second.awaitEnd(Job.PATIENCE_MS);
                requireRefused(trial, first, second);
            }
            if (!first.kill()) {
                throw new CaseFailure("the first start did not live on: " + first.tail());
            }
        }
        trial.tally().count("second starts refused");
    }

    private static void requireRefused(Trial trial, Child first, Child second) {
        final String refused = second.last(Say.REFUSED);
        if (second.exitCode() != ENVIRONMENT || refused == null
            || !refused.contains("in use by process " + first.pid() + ";")) {
            throw new CaseFailure("a second start beside process " + first.pid() + " ended with exit code "
                + second.exitCode() + ": " + second.tail());
        }
        final String[] took = refused.split(" ");
        trial.tally().most("ms to refuse", Long.parseLong(took[0]));
        if (Long.parseLong(took[1]) >= REFUSED_WITHIN_MS) {
            throw new CaseFailure("refused after " + took[1] + " ms of processor time >= " + REFUSED_WITHIN_MS);
        }
    }
}
