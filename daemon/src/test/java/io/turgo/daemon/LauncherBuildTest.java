package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher builds when it has to, once, and starts Java with the right flags. */
@DisabledOnOs(OS.WINDOWS)
class LauncherBuildTest {
    private static final String BUILD = """
        echo '[INFO] Building Turgo engine 0.1.0-SNAPSHOT              [2/8]'
        echo '[INFO] Building jar: /x/y.jar'
        echo jar >"$lib/turgo.jar"
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

    @Test
    void startsJavaWithTheFlagsAndTheArgumentsAsTheyAre() throws Exception {
        checkout.set("TURGO_JAVA_OPTS", "-Xmx2g  -Dstar=*");
        List<String> args = checkout.run("a b", "", "*", "--x='y'").out().lines().toList();
        Path project = checkout.launcher().getParent();
        assertEquals("@" + project.resolve("build/jvm.flags"), args.get(0));
        assertTrue(args.containsAll(List.of("-XX:+ExitOnOutOfMemoryError", "-Xmx2g", "-Dstar=*")), args.toString());
        assertFalse(args.toString().contains("jvm-24.flags"), args.toString());
        assertEquals(List.of("-cp", checkout.target().resolve("lib") + "/*", "io.turgo.daemon.Main",
            "a b", "", "*", "--x='y'"), args.subList(args.indexOf("-cp"), args.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"24", "25", "30"})
    void laterJdksGetTheirFlags(String specification) throws Exception {
        checkout.set("JAVA_HOME", machine.jdk("later", specification, true));
        List<String> args = checkout.run("version").out().lines().toList();
        assertEquals("@" + checkout.launcher().resolveSibling("build/jvm-24.flags"), args.get(1));
    }

    @Test
    void buildsTheFirstTimeAndShowsTheModules() throws Exception {
        assertEquals("turgo: first start, building\n  [2/8] Turgo engine\n", checkout.run().err());
        assertTrue(Files.readString(checkout.target().resolve("build.log")).contains("Building jar: /x/y.jar"));
    }

    @Test
    void buildsAgainOnlyAfterAChange() throws Exception {
        checkout.run();
        assertEquals("", checkout.run().err());
        checkout.touch(checkout.source());
        assertTrue(checkout.run().err().startsWith("turgo: sources have changed, building\n"));
        assertEquals(2, checkout.homesOfBuilds().size());
    }

    @Test
    void aRemovedSourceIsAChange() throws Exception {
        checkout.run();
        Files.delete(checkout.source());
        checkout.touch(checkout.source().getParent());
        checkout.run();
        assertEquals(2, checkout.homesOfBuilds().size());
    }

    @Test
    void aBuildReplacesTheJarsOfTheOneBefore() throws Exception {
        checkout.run();
        Files.writeString(checkout.target().resolve("lib/turgo-0.0.9.jar"), "stale");
        checkout.touch(checkout.source());
        checkout.run();
        try (Stream<Path> jars = Files.list(checkout.target().resolve("lib"))) {
            List<String> names = jars.map(jar -> jar.getFileName().toString()).sorted().toList();
            assertEquals(List.of(".built", "turgo.jar"), names);
        }
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        machine.maven("3.8.7", checkout.builds(), "echo '[INFO] noise'; echo '[ERROR] A.java:[1,2] broken'; exit 1");
        StubCheckout.Result result = checkout.run("version");
        assertEquals(ExitCode.ENVIRONMENT, result.code());
        assertEquals("", result.out());
        assertTrue(result.err().contains("[ERROR] A.java:[1,2] broken\nturgo: the build failed"), result.err());
        assertTrue(result.err().contains("target/build.log"), result.err());
        assertFalse(result.err().contains("noise"), result.err());
        machine.maven("3.8.7", checkout.builds(), BUILD);
        assertEquals(0, checkout.run("version").code());
    }

    @Test
    void aFailedBuildWithoutErrorLinesShowsTheEndOfItsOutput() throws Exception {
        machine.maven("3.8.7", checkout.builds(), "echo 'The JVM could not start'; exit 1");
        assertTrue(checkout.run().err().contains("The JVM could not start\nturgo: the build failed"));
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        Path links = Files.createDirectories(directory.resolve("links"));
        Files.createSymbolicLink(links.resolve("relative"), Path.of("../a project/turgo"));
        Files.createSymbolicLink(links.resolve("absolute"), links.resolve("relative"));
        StubCheckout.Result result = checkout.start(links.resolve("absolute"), "version").await();
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains(checkout.target().resolve("lib") + "/*"), result.out());
    }

    /** Two starts meet: the first one's build waits for the second to queue up, which then must not build again. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void startsAtTheSameTimeBuildOnce(boolean withKernelLock) throws Exception {
        assumeTrue(!withKernelLock || machine.borrow("flock"));
        machine.maven("3.8.7", checkout.builds(), "until grep -q 'waiting for it' \"" + directory
            + "\"/err*; do sleep 0.05; done\n" + BUILD);
        StubCheckout.Run first = checkout.start(checkout.launcher(), "version");
        StubCheckout.Run second = checkout.start(checkout.launcher(), "version");
        StubCheckout.Result firstResult = first.await();
        StubCheckout.Result secondResult = second.await();
        assertEquals(0, firstResult.code(), firstResult.err());
        assertEquals(0, secondResult.code(), secondResult.err());
        assertEquals(1, checkout.homesOfBuilds().size());
    }

    @Test
    void takesOverTheLockOfADeadBuild() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Path lock = Files.createDirectories(checkout.target().resolve(".build-lock.d"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");
        assertEquals(0, checkout.run("version").code());
        assertFalse(Files.exists(lock));
    }
}
