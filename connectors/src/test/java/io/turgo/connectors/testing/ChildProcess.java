package io.turgo.connectors.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other JVMs that run a class of this class path, and die. */
public final class ChildProcess {
    /** 128 and the number of the signal. */
    public static final int KILLED = 128 + 9;

    private ChildProcess() {
    }

    /** Starts the main method of a class. */
    public static Process start(List<String> jvmFlags, Class<?> main, String argument) throws IOException {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED", "-Xmx128m",
            "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), argument));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Runs it to its end; gives its exit code. */
    public static int run(List<String> jvmFlags, Class<?> main, String argument)
        throws IOException, InterruptedException {
        final Process process = start(jvmFlags, main, argument);
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    /**
     * How a process ended.
     *
     * @param exitCode 0, or {@link #KILLED}
     * @param lastLine that it was seen to print before, or null
     */
    public record End(int exitCode, String lastLine) {
        /** Whether it was killed; else it had come to its end before. */
        public boolean killed() {
            return exitCode == KILLED;
        }
    }

    /** Kills it when it has printed so many lines. */
    public static End killAfter(int lines, Class<?> main, String argument) throws IOException, InterruptedException {
        final Process process = start(List.of(), main, argument);
        String last = null;
        try (BufferedReader reader = process.inputReader()) {
            boolean writing = true;
            for (int left = lines; left > 0 && writing; left--) {
                final String line = reader.readLine();
                writing = line != null;
                last = writing ? line : last;
            }
            process.destroyForcibly();
        }
        final End end = new End(process.waitFor(), last);
        if (end.exitCode != 0 && !end.killed()) {
            throw new AssertionError("exit code " + end.exitCode);
        }
        return end;
    }
}
