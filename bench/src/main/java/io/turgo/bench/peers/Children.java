package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.report.Workspace;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Runs tasks in JVMs of their own, one at a time, and ends each for sure: when it takes too long, and when this process
 * ends. One thread.
 */
final class Children {
    private static final int LOOK_MS = 100;
    private static final int TAIL_LINES = 12;

    private final Path home;
    private final Path parent;
    private final int limitSeconds;
    private final Runnable onWait;

    /**
     * @param home         the project's directory
     * @param parent       where each child has a directory while it runs
     * @param limitSeconds how long a child may take
     * @param onWait       called now and then while a child runs
     */
    Children(Path home, Path parent, int limitSeconds, Runnable onWait) {
        this.home = home;
        this.parent = parent;
        this.limitSeconds = limitSeconds;
        this.onWait = onWait;
    }

    /**
     * Runs a task.
     *
     * @param task made for the directory that the child may write to
     * @throws EngineException      if the child fails
     * @throws EnvironmentException if it cannot be started
     */
    Result run(Contender contender, Function<Path, Task> task) {
        try (Workspace workspace = new Workspace(parent.toAbsolutePath())) {
            final Path data = Files.createDirectory(workspace.path().resolve("data"));
            return run(contender, contender.program().command(home, task.apply(data)), workspace.path());
        } catch (final IOException e) {
            throw new EnvironmentException("cannot run " + contender.name() + ": " + e, e);
        }
    }

    private Result run(Contender contender, List<String> command, Path directory) throws IOException {
        final Path out = directory.resolve("out");
        final Path err = directory.resolve("err");
        final Process process = new ProcessBuilder(command).directory(directory.toFile())
            .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        final Thread ender = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(ender);
        try {
            await(contender, process);
        } finally {
            process.destroyForcibly().onExit().join();
            forget(ender);
        }
        final List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new EngineException(contender.name() + " failed with exit code " + process.exitValue() + ":\n"
                + tail(Files.readAllLines(err, StandardCharsets.UTF_8)));
        }
        return ResultReader.read(lines.stream().filter(line -> line.startsWith(Result.BEGINNING)).findFirst()
            .orElseThrow(() -> new EngineException(contender.name() + " ended without a result:\n" + tail(lines))));
    }

    private static void forget(Thread ender) {
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (final IllegalStateException e) {
            return; // this process is ending: the hook ends the child
        }
    }

    private void await(Contender contender, Process process) {
        try {
            for (int waitedMs = 0; !process.waitFor(LOOK_MS, TimeUnit.MILLISECONDS); waitedMs += LOOK_MS) {
                if (waitedMs >= TimeUnit.SECONDS.toMillis(limitSeconds)) {
                    throw new EngineException(contender.name() + " has not ended after " + limitSeconds
                        + " s: give the machine more rest, or fewer trades with --events, or leave "
                        + contender.program().option() + " out with --engines");
                }
                onWait.run();
            }
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException("interrupted while " + contender.name() + " ran", e);
        }
    }

    private static String tail(List<String> lines) {
        return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
    }
}
