package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds what {@code bench peers} compares with, for that command alone. */
@DisabledOnOs(OS.WINDOWS)
class LauncherPeersTest {
    private static final String BUILD = """
        echo "$@" >>"$lib/arguments"
        echo '[INFO] Building Turgo bench: Apache Flink 0.1.0-SNAPSHOT              [9/11]'
        """;

    @TempDir
    private Path directory;
    private StubMachine machine;
    private StubCheckout checkout;

    @BeforeEach
    void setUp() throws IOException {
        machine = new StubMachine(directory);
        checkout = new StubCheckout(directory, machine);
        machine.jdkOnPath("17", true);
        machine.maven("3.8.7", checkout.builds(), BUILD);
    }

    private Path peers() {
        return checkout.target().resolve("peers-lib");
    }

    private Path peerSource() throws IOException {
        final Path source = checkout.launcher().resolveSibling("bench/peers/jet/src/main/B.java");
        Files.createDirectories(source.getParent());
        return Files.writeString(source, "class B {}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"version", "bench", "bench ratios", "bench peers --help", "bench --quick peers -h"})
    void otherCommandsDoNotNeedThem(String command) throws Exception {
        assertEquals(0, checkout.run(command.split(" ")).code());
        assertFalse(Files.exists(peers()));
        assertEquals(1, checkout.homesOfBuilds().size());
    }

    @Test
    void buildsThemTheFirstTimeAfterTurgoItself() throws Exception {
        final StubCheckout.Result result = checkout.run("bench", "peers", "--quick");
        assertEquals(0, result.code(), result.err());
        assertTrue(result.err().contains("turgo: first start, building Jet, Flink and Kafka Streams"), result.err());
        assertTrue(result.err().contains("  [9/11] Turgo bench: Apache Flink\n"), result.err());
        final String arguments = Files.readString(peers().resolve("arguments"));
        assertTrue(arguments.contains("-Ppeers -pl bench/peers/jet,bench/peers/flink,bench/peers/kafka -am"),
            arguments);
        assertFalse(arguments.contains("-Dturgo.lib="), arguments);
        assertFalse(Files.readString(checkout.target().resolve("lib/arguments")).contains("peers"));
    }

    @Test
    void buildsThemAgainOnlyAfterAChangeOfTheirs() throws Exception {
        final Path source = peerSource();
        checkout.run("bench", "peers");
        assertEquals("", checkout.run("bench", "peers").err());
        checkout.touch(source);
        assertTrue(checkout.run("bench", "peers").err().startsWith("turgo: sources have changed, building Jet"));
        assertEquals(3, checkout.homesOfBuilds().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Could not resolve dependencies for project io.turgo:turgo-bench-jet: Could not transfer artifact",
        "Cannot access central in offline mode and the artifact has not been downloaded"})
    void saysThatTheDownloadIsNotPossible(String error) throws Exception {
        checkout.run("version");
        machine.maven("3.8.7", checkout.builds(), "echo '[ERROR] " + error + "'; exit 1");
        final StubCheckout.Result result = checkout.run("bench", "peers");
        assertEquals(ExitCode.ENVIRONMENT, result.code());
        assertTrue(result.err().contains("turgo: libraries could not be downloaded"), result.err());
        assertTrue(result.err().contains("settings.xml"), result.err());
        assertEquals(List.of(), checkout.run("version").err().lines().toList());
    }
}
