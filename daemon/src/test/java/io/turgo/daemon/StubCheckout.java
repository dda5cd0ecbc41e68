package io.turgo.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The launcher beside a project of one source file, in a directory with a space in its name, run on a stub machine. */
final class StubCheckout {
    private static final long DEADLINE_S = 30;

    private final Path directory;
    private final Path project;
    private final Map<String, String> environment = new TreeMap<>();
    private int runs;

    /** What a run said and returned. */
    record Result(int code, String out, String err) {
    }

    /** A run that may not have ended. */
    record Run(Process process, Path out, Path err) {
        Result await() throws IOException, InterruptedException {
            if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("not ended after " + DEADLINE_S + " s: " + Files.readString(err));
            }
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        }
    }

    /** @param directory takes the project and the output of the runs */
    StubCheckout(Path directory, StubMachine machine) throws IOException {
        this.directory = directory;
        this.project = directory.resolve("a project");
        Files.createDirectories(source().getParent());
        Files.createDirectories(project.resolve("build"));
        Files.copy(Checkout.root().resolve("turgo"), launcher());
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        Files.writeString(source(), "class A {}");
        environment.put("PATH", machine.path());
        environment.put("TURGO_JDK_PLACES", "");
    }

    Path launcher() {
        return project.resolve("turgo");
    }

    Path source() {
        return project.resolve("engine/src/main/A.java");
    }

    Path target() {
        return project.resolve("target");
    }

    /** Takes one line per build. */
    Path builds() {
        return directory.resolve("builds");
    }

    /** The Java homes that Maven was started with, one per build. */
    List<String> homesOfBuilds() throws IOException {
        return Files.exists(builds()) ? Files.readAllLines(builds()) : List.of();
    }

    void set(String variable, Object value) {
        environment.put(variable, value.toString());
    }

    /** Makes a file newer than everything that a build has made so far, by an hour. */
    void touch(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(Files.getLastModifiedTime(file).toMillis() + 3_600_000));
    }

    Result run(String... args) throws IOException, InterruptedException {
        return start(launcher(), args).await();
    }

    Run start(Path command, String... args) {
        List<String> line = new ArrayList<>(List.of("/bin/sh", command.toString()));
        line.addAll(List.of(args));
        runs++;
        Path out = directory.resolve("out" + runs);
        Path err = directory.resolve("err" + runs);
        ProcessBuilder builder = new ProcessBuilder(line).directory(directory.toFile())
            .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return new Run(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
