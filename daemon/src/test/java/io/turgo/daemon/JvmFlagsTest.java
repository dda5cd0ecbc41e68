package io.turgo.daemon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** build/jvm.flags is the one list; everything that repeats a part of it is compared with it here. */
class JvmFlagsTest {
    private static List<String> flags(String file) throws IOException {
        return Files.readAllLines(Checkout.root().resolve("build").resolve(file)).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    }

    @Test
    void testsRunWithTheFlagsOfTheLauncher() throws IOException {
        List<String> running = ManagementFactory.getRuntimeMXBean().getInputArguments();
        for (String flag : flags("jvm.flags")) {
            assertTrue(running.contains(flag), () -> flag + " is not among " + running);
        }
    }

    @Test
    void laterJdksGetTheirFlagsAndEarlierOnesDoNot() throws IOException {
        List<String> running = ManagementFactory.getRuntimeMXBean().getInputArguments();
        for (String flag : flags("jvm-24.flags")) {
            assertEquals(Runtime.version().feature() >= 24, running.contains(flag), flag);
        }
    }

    @ParameterizedTest
    @CsvSource({"--add-exports=, Add-Exports", "--add-opens=, Add-Opens"})
    void theManifestOpensTheSamePackages(String flag, String manifestEntry) throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (String line : flags("jvm.flags")) {
            if (line.startsWith(flag)) {
                wanted.add(line.substring(flag.length()).replace("=ALL-UNNAMED", ""));
            }
        }
        String pom = Files.readString(Checkout.root().resolve("daemon/pom.xml"));
        Matcher entry = Pattern.compile("<" + manifestEntry + ">(.*?)</").matcher(pom);
        assertTrue(entry.find(), manifestEntry);
        assertEquals(wanted, new TreeSet<>(List.of(entry.group(1).split(" "))));
    }

    @Test
    void mainSwitchesOffTheSameTelemetry() throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (String line : flags("jvm.flags")) {
            if (line.startsWith("-Dchronicle.")) {
                wanted.add(line.substring(2).replace("=true", ""));
            }
        }
        assertEquals(wanted, new TreeSet<>(List.of(Telemetry.SWITCHES)));
    }
}
