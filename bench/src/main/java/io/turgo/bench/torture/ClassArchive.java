package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Workload;
import io.turgo.bench.torture.child.WorkloadSettings;
import io.turgo.bench.torture.input.InputFiles;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * The classes of the workload as a JVM has them in memory, dumped once for each JDK: children then start in two thirds
 * of the time. JVMs dump only classes from jars.
 */
final class ClassArchive {
    private static final InputSize SIZE = new InputSize(100, 10, 100, 10);
    private static final int FRAME_BYTES = 1 << 16;
    private static final long FILE_BYTES = 1 << 20;

    private ClassArchive() {
    }

    /** The JDK with an archive in the directory; as it is where there can be none. */
    static Jdk add(Jdk jdk, Path directory) {
        final String[] classPath = System.getProperty("java.class.path").split(File.pathSeparator);
        if (!Arrays.stream(classPath).allMatch(entry -> entry.endsWith(".jar"))) {
            return jdk;
        }
        final Path archive = directory.resolve("classes-" + jdk.feature() + ".jsa");
        final WorkloadSettings settings = new WorkloadSettings(directory.resolve("input"),
            directory.resolve("data-" + jdk.feature()), directory.resolve("output-" + jdk.feature()),
            Durability.PROCESS, ThreadPlan.FUSED, FRAME_BYTES, FILE_BYTES, 0, false, 0, true);
        try {
            Files.deleteIfExists(archive);
            Files.createDirectories(settings.input());
            InputFiles.write(settings.input(), new Random(0), SIZE);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot write to " + directory + ": " + e + "; name another --dir", e);
        }
        try (Child child = Child.start(new JvmCommand(jdk, List.of("-XX:ArchiveClassesAtExit=" + archive),
            Workload.class, settings.arguments()).words(), directory)) {
            final boolean made = child.awaitEnd(Job.PATIENCE_MS) && child.exitCode() == 0 && Files.exists(archive);
            return made ? jdk.with(archive) : jdk;
        }
    }
}
