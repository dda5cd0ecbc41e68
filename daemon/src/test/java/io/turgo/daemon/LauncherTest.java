package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher finds a JDK and a Maven, or says what is missing. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILD = "echo jar >\"$lib/turgo.jar\"";

    @TempDir
    private Path directory;
    private StubMachine machine;
    private StubCheckout checkout;

    @BeforeEach
    void setUp() throws IOException {
        machine = new StubMachine(directory);
        checkout = new StubCheckout(directory, machine);
    }

    private StubCheckout.Result refused() throws IOException, InterruptedException {
        StubCheckout.Result result = checkout.run("version");
        assertEquals(ExitCode.ENVIRONMENT, result.code(), result.err());
        assertEquals("", result.out());
        return result;
    }

    private static void assertSays(StubCheckout.Result result, String text) {
        assertTrue(result.err().contains(text), () -> "<" + text + "> is not in:\n" + result.err());
    }

    @Test
    void saysThatThereIsNoJdkAndHowToGetOne() throws Exception {
        StubCheckout.Result result = refused();
        assertEquals("turgo: no JDK of version 17 or later found", result.err().lines().findFirst().orElse(""));
        assertSays(result, "apt-get install openjdk-17-jdk-headless");
        assertSays(result, "dnf install java-17-openjdk-devel");
        assertSays(result, "brew install openjdk@17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.8", "11", "16"})
    void saysWhichJdkIsTooOld(String specification) throws Exception {
        machine.jdkOnPath(specification, true);
        assertSays(refused(), "/bin/java is version " + specification.replace("1.8", "8") + " < 17");
    }

    @Test
    void saysThatAJreIsNotEnough() throws Exception {
        Path home = machine.jdkOnPath("17", false);
        assertSays(refused(), "/bin/java (version 17) is a JRE: " + home + " has no bin/javac");
    }

    @Test
    void saysThatJavaDoesNotRun() throws Exception {
        machine.brokenJava();
        assertSays(refused(), "/bin/java does not run as a Java virtual machine");
    }

    @Test
    void saysThatJavaHomeIsWrongAndListsAllThatItFound() throws Exception {
        checkout.set("JAVA_HOME", "/nowhere");
        machine.jdkOnPath("11", true);
        checkout.set("TURGO_JDK_PLACES", machine.jdk("jre21", "21", false));
        StubCheckout.Result result = refused();
        assertSays(result, "JAVA_HOME=/nowhere has no bin/java");
        assertSays(result, "is version 11 < 17");
        assertSays(result, "(version 21) is a JRE");
    }

    @Test
    void saysThatThereIsNoMavenAndHowToGetIt() throws Exception {
        machine.jdkOnPath("17", true);
        StubCheckout.Result result = refused();
        assertSays(result, "turgo: Maven is needed to build Turgo, and there is no mvn on the PATH");
        assertSays(result, "apt-get install maven");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.2.1", "3.0.5", "3.6.3"})
    void saysThatMavenIsTooOld(String version) throws Exception {
        machine.jdkOnPath("17", true);
        machine.maven(version, checkout.builds(), BUILD);
        assertSays(refused(), "mvn is version " + version + " < 3.8");
        assertTrue(checkout.homesOfBuilds().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.8.1", "3.9.11", "3.10.0", "4.0.0-rc-4"})
    void takesALaterMaven(String version) throws Exception {
        machine.jdkOnPath("17", true);
        machine.maven(version, checkout.builds(), BUILD);
        assertEquals(0, checkout.run("version").code());
    }

    @Test
    void prefersJavaHomeToThePath() throws Exception {
        machine.jdkOnPath("17", true);
        Path home = machine.jdk("other jdk", "21", true);
        checkout.set("JAVA_HOME", home);
        machine.maven("3.8.7", checkout.builds(), BUILD);
        assertEquals(0, checkout.run("version").code());
        assertEquals(home.toString(), checkout.homesOfBuilds().get(0));
    }

    @Test
    void takesAJdkFromTheUsualPlacesIfThePathHasOnlyAnOldOne() throws Exception {
        machine.jdkOnPath("11", true);
        Path home = machine.jdk("usual", "17", true);
        checkout.set("TURGO_JDK_PLACES", home);
        machine.maven("3.8.7", checkout.builds(), BUILD);
        StubCheckout.Result result = checkout.run("version");
        assertEquals(0, result.code());
        assertFalse(result.err().contains("< 17"), result.err());
    }
}
