package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.error.EnvironmentException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A process that this one started. Its lines are read as they come, by a thread of its own; it ends when this process
 * does, even one that is killed: its standard input then ends. Used by one thread.
 */
public final class Child implements AutoCloseable {
    /** The exit code of a process that SIGKILL ended. */
    static final int KILLED = 128 + 9;

    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final int TAIL_LINES = 8;

    private final long startNs = CLOCK.nanoTime();
    private final Process process;
    private final Path errors;
    private final ConcurrentLinkedQueue<Line> lines = new ConcurrentLinkedQueue<>();
    private final CountDownLatch live = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread ender;
    private volatile long liveNs = -1;
    private volatile long outputNs = -1;

    /** A line that it wrote, and when that was read. */
    public record Line(String text, long atNs) {
    }

    private Child(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        ender = new Thread(process::destroyForcibly);
    }

    /**
     * Starts a process.
     *
     * @param directory its working directory; what it writes to standard error goes to a file there
     */
    public static Child start(List<String> command, Path directory) {
        try {
            final Path errors = Files.createTempFile(directory, "child-", ".err");
            final Child child = new Child(new ProcessBuilder(command).directory(directory.toFile())
                .redirectError(errors.toFile()).start(), errors);
            Runtime.getRuntime().addShutdownHook(child.ender);
            final Thread reader = new Thread(child::read, "torture-reader");
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (final IOException e) {
            throw new EnvironmentException("cannot start " + command.get(0) + ": " + e, e);
        }
    }

    private void read() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (Say.LIVE.isSaidBy(line)) {
                    liveNs = CLOCK.nanoTime() - startNs;
                    live.countDown();
                } else if (Say.OUTPUT.isSaidBy(line)) {
                    outputNs = CLOCK.nanoTime() - startNs;
                }
                lines.add(new Line(line, CLOCK.nanoTime()));
            }
        } catch (final IOException | UncheckedIOException e) {
            lines.add(new Line("cannot be read any further: " + e, CLOCK.nanoTime()));
        } finally {
            live.countDown();
            over.countDown();
        }
    }

    long pid() {
        return process.pid();
    }

    /** Waits until the engine is live or the process is over; false if neither comes in time. */
    public boolean awaitLive(long timeoutMs) {
        return await(live, timeoutMs);
    }

    private static boolean await(CountDownLatch latch, long timeoutMs) {
        try {
            return latch.await(timeoutMs, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnvironmentException("interrupted while a child ran", e);
        }
    }

    /** Waits for the end; false if it does not come in time. */
    public boolean awaitEnd(long timeoutMs) {
        return await(over, timeoutMs) && process.onExit().join() != null;
    }

    /** SIGKILL; false if it had ended by itself. */
    public boolean kill() {
        process.destroyForcibly().onExit().join();
        await(over, Long.MAX_VALUE);
        return process.exitValue() == KILLED;
    }

    /** How it ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** From the start of the process until the engine was live, or -1. */
    public long liveNs() {
        return liveNs;
    }

    /** From the start of the process to its first output, or -1. */
    public long outputNs() {
        return outputNs;
    }

    /** All that it has written so far. */
    List<Line> lines() {
        return List.copyOf(lines);
    }

    private List<String> texts() {
        return lines.stream().map(Line::text).toList();
    }

    /** What the last line of that kind says, or null. */
    public String last(Say what) {
        return texts().stream().filter(what::isSaidBy).reduce((before, line) -> line).map(what::textOf).orElse(null);
    }

    /** What all lines of that kind say. */
    public List<String> all(Say what) {
        return texts().stream().filter(what::isSaidBy).map(what::textOf).toList();
    }

    /** For messages: the last lines of what it wrote. */
    public String tail() {
        return String.join(" | ", last(texts())) + " || " + String.join(" | ", last(errors().lines().toList()));
    }

    /** All that it wrote to standard error. */
    String errors() {
        try {
            return Files.readString(errors, StandardCharsets.ISO_8859_1);
        } catch (final IOException e) {
            throw new EnvironmentException("what a child wrote to " + errors + " cannot be read: " + e, e);
        }
    }

    private static List<String> last(List<String> all) {
        return all.subList(Math.max(0, all.size() - TAIL_LINES), all.size());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
        try {
            Runtime.getRuntime().removeShutdownHook(ender);
        } catch (final IllegalStateException e) {
            return; // this process is ending: the hook ends the child
        }
    }
}
