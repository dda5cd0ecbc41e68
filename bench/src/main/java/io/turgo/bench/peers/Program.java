package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Task;
import io.turgo.bench.peers.inhouse.InHousePeer;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is compared: main programs, each with a class path and JVM flags of its own, all with the same heap. */
enum Program {
    /** Turgo and the hand-written jobs: the class path and flags of this process. */
    IN_HOUSE("in-house", InHousePeer.class.getName()),
    /** Hazelcast Jet. */
    JET("jet", "io.turgo.bench.peers.jet.JetPeer"),
    /** Apache Flink. */
    FLINK("flink", "io.turgo.bench.peers.flink.FlinkPeer"),
    /** Kafka Streams. */
    KAFKA("kafka", "io.turgo.bench.peers.kafka.KafkaPeer");

    private static final int UNSAFE_WARNS_FROM = 24;
    private static final List<String> HEAP = List.of("-Xms3g", "-Xmx3g");

    private final String option;
    private final String main;

    Program(String option, String main) {
        this.option = option;
        this.main = main;
    }

    /** What it is called on the command line and in directories. */
    String option() {
        return option;
    }

    /** The program of that name. */
    static Program of(String option) {
        return Arrays.stream(values()).filter(program -> program.option.equals(option)).findFirst()
            .orElseThrow(() -> new ConfigurationException("--engines " + option + " is none of " + options()));
    }

    private static List<String> options() {
        return Arrays.stream(values()).map(Program::option).toList();
    }

    /**
     * The command that starts a JVM for a task.
     *
     * @param home the project's directory, in which the launcher has built the peers
     */
    List<String> command(Path home, Task task) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(this == IN_HOUSE ? ownFlags() : peerFlags(home));
        command.addAll(HEAP);
        command.add("-cp");
        command.add(this == IN_HOUSE ? System.getProperty("java.class.path") : libraries(home) + File.separator + "*");
        command.add(main);
        command.addAll(task.arguments());
        return command;
    }

    private static List<String> ownFlags() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    private List<String> peerFlags(Path home) {
        final List<String> flags = new ArrayList<>();
        flags.add("@" + home.resolve("bench/peers").resolve(option).resolve("jvm.flags"));
        if (Runtime.version().feature() >= UNSAFE_WARNS_FROM) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }

    private Path libraries(Path home) {
        final Path libraries = home.resolve("target/peers-lib").resolve(option).toAbsolutePath();
        if (!Files.isDirectory(libraries)) {
            throw new EnvironmentException(libraries + " is not there: start with `./turgo bench peers`, which builds "
                + option + "'s module and downloads its libraries, or leave it out with --engines");
        }
        return libraries;
    }
}
