package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Runs the cases of one suite on several threads until enough is done. Used by one thread. */
final class SuiteRun {
    private static final int LOOK_MS = 100;

    private final Suite suite;
    private final long seed;
    private final Stage stage;
    private final Consumer<String> messages;
    private final Tally tally = new Tally();

    /** @param messages takes a line for each failing case, from any thread */
    SuiteRun(Suite suite, long seed, Stage stage, Consumer<String> messages) {
        this.suite = suite;
        this.seed = seed;
        this.stage = stage;
        this.messages = messages;
    }

    Tally tally() {
        return tally;
    }

    /**
     * Runs cases from 0 on until {@code count} is done.
     *
     * @param jobs   how many cases at a time
     * @param onWait called now and then, by the calling thread
     */
    void run(int count, int jobs, Runnable onWait) {
        final AtomicInteger next = new AtomicInteger();
        final ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            final List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < jobs; i++) {
                ends.add(workers.submit(() -> {
                    while (tally.done() < count) {
                        run(next.getAndIncrement());
                    }
                }));
            }
            for (final Future<?> end : ends) {
                await(end, onWait);
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while suite " + suite.name() + " ran", e);
        } catch (final ExecutionException e) {
            throw new EnvironmentException("suite " + suite.name() + " cannot go on: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
    }

    private static void await(Future<?> end, Runnable onWait) throws InterruptedException, ExecutionException {
        while (true) {
            try {
                end.get(LOOK_MS, TimeUnit.MILLISECONDS);
                return;
            } catch (final TimeoutException notYet) {
                onWait.run();
            }
        }
    }

    /** Runs one case. */
    void run(int number) {
        final Case one = new Case(suite.name(), seed, number);
        final Path directory = stage.directory().resolve(one.label());
        try {
            delete(directory);
            Files.createDirectories(directory);
            suite.run(new Trial(one, one.random(), directory, stage, tally));
            tally.passed();
            delete(directory);
        } catch (final CaseFailure e) {
            tally.failed(one);
            messages.accept("FAILED " + one + ": " + e.getMessage() + "; repeat: " + one.command() + "; kept: "
                + directory);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make or delete " + directory + ": " + e, e);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        final List<Path> files;
        try (Stream<Path> all = Files.walk(directory)) {
            files = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
