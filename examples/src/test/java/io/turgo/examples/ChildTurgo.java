package io.turgo.examples;

import io.turgo.daemon.Main;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A command in a process of its own, with this JVM's flags: one that can be killed. */
public final class ChildTurgo implements AutoCloseable {
    private static final long DEADLINE_S = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private ChildTurgo(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts the command line; what it writes goes to files in a directory that is there. */
    public static ChildTurgo start(Path directory, Object... args) {
        return start(directory, ownFlags(), System.getProperty("java.class.path"), Main.class.getName(), args);
    }

    /** Starts a class that has been compiled to a directory, which is its working directory too. */
    public static ChildTurgo startSample(Path directory, String main) {
        final List<String> flags = new ArrayList<>(ownFlags());
        flags.add("-Djava.util.logging.config.file="
            + new File(ChildTurgo.class.getResource("/quiet-logging.properties").getPath()));
        return startSample(
            directory, main, flags, directory + File.pathSeparator + System.getProperty("java.class.path"));
    }

    /** Starts a class of that class path with those JVM flags. */
    public static ChildTurgo startSample(Path directory, String main, List<String> flags, String classPath) {
        return start(directory, flags, classPath, main);
    }

    private static List<String> ownFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    private static ChildTurgo start(
        Path directory, List<String> flags, String classPath, String main, Object... args) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-cp", classPath, main));
        Stream.of(args).map(Object::toString).forEach(command::add);
        try {
            final Path out = Files.createTempFile(directory, "child", ".out");
            final Path err = Files.createTempFile(directory, "child", ".err");
            return new ChildTurgo(new ProcessBuilder(command).directory(directory.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start(), out, err);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process's id. */
    public long pid() {
        return process.pid();
    }

    /** Whether it ended within so long. */
    public boolean endsWithin(long timeoutMs) throws InterruptedException {
        return process.waitFor(timeoutMs, TimeUnit.MILLISECONDS);
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Kills it with SIGKILL; gives whether it was still alive. */
    public boolean kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor() == 128 + 9;
    }

    /** Waits for its end. */
    public Turgo.Outcome outcome() throws InterruptedException {
        if (!endsWithin(TimeUnit.SECONDS.toMillis(DEADLINE_S))) {
            process.destroyForcibly();
            throw new AssertionError("not done after " + DEADLINE_S + " s: " + said());
        }
        return said();
    }

    private Turgo.Outcome said() {
        try {
            return new Turgo.Outcome(
                process.isAlive() ? -1 : process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
