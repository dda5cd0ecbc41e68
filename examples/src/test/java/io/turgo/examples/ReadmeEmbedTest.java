package io.turgo.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README tells embedders: its service runs with the libraries and the JVM flags that the README names and with
 * no others, and those flags are the launcher's.
 */
class ReadmeEmbedTest {
    /** For production only, so the launcher has it and the file that tests use has not. */
    private static final String UNCHECKED = "-Dagrona.disable.bounds.checks=true";
    private static final int FIRST_WITH_MORE_FLAGS = 24;

    private final Readme readme = new Readme();

    @Test
    void theServicePrintsWhatTheReadmeSaysWithItsLibrariesAndFlagsAlone(@TempDir Path directory) throws Exception {
        final String classPath = libraries().stream().collect(Collectors.joining(File.pathSeparator));
        readme.compile("PriceGuard", directory, classPath);
        for (int run = 0; run < 2; run++) {
            try (ChildTurgo child = ChildTurgo.startSample(
                directory, "PriceGuard", requiredFlags(), directory + File.pathSeparator + classPath)) {
                readme.requireOutput("PriceGuard", child);
            }
        }
    }

    @Test
    void theServiceIsTheSourceFile() {
        readme.requireSource("PriceGuard");
    }

    @Test
    void theFlagsAreTheLaunchers() {
        final List<String> all = Readme.flags("jvm.flags");
        assertEquals(all.stream().filter(flag -> flag.startsWith("--")).toList(), lines("flags: required"));
        assertEquals(Stream.concat(all.stream().filter(flag -> flag.startsWith("-D")), Stream.of(UNCHECKED)).toList(),
            lines("flags: recommended"));
        assertTrue(Readme.launcher().contains(' ' + UNCHECKED + ' '));
        assertTrue(all.stream().allMatch(flag -> flag.startsWith("--") || flag.startsWith("-D")), all::toString);
        assertEquals(Readme.flags("jvm-24.flags"), lines("flags: required from 24"));
    }

    private List<String> lines(String block) {
        return readme.block(block).lines().toList();
    }

    private List<String> requiredFlags() {
        final List<String> flags = new ArrayList<>(lines("flags: required"));
        if (Runtime.version().feature() >= FIRST_WITH_MORE_FLAGS) {
            flags.addAll(lines("flags: required from 24"));
        }
        return flags;
    }

    /** The class path's entries that are of a module for embedders, or of what the README says it brings along. */
    private List<String> libraries() {
        final List<String> found = new ArrayList<>();
        for (final String module : List.of("engine", "journal", "operators")) {
            final Matcher row = Pattern.compile(
                "\\| `io\\.turgo:turgo-" + module + "` \\|[^|]*\\| ([^|]*) \\|").matcher(readme.text());
            assertTrue(row.find(), module);
            found.addAll(entries("(.*/" + module + "/target/classes)|(.*/turgo-" + module + "-[^/]*\\.jar)", module));
            Stream.of(row.group(1).split(", ")).filter(name -> !name.equals("nothing"))
                .forEach(name -> found.addAll(entries(".*/" + name + "-\\d[^/]*\\.jar", name)));
        }
        return found;
    }

    private static List<String> entries(String pattern, String name) {
        final List<String> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.replace('\\', '/').matches(pattern)).toList();
        assertTrue(!entries.isEmpty(), () -> "the README names " + name + ", which is not on the class path");
        return entries;
    }
}
