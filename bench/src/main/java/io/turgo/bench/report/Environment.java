package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.daemon.Figures;
import io.turgo.daemon.Version;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a result depends on besides the code that was measured.
 *
 * @param processor   its model
 * @param cores       how many the JVM may use
 * @param memoryBytes of the machine; 0 if unknown
 * @param kernel      name, version and architecture of the operating system
 * @param fileSystem  kind of the one that the work files are on
 * @param jdk         name and version of the JVM
 * @param flags       of the JVM, as started
 * @param turgo       version and commit
 */
record Environment(String processor, int cores, long memoryBytes, String kernel, String fileSystem, String jdk,
                   List<String> flags, String turgo) {
    private static final String UNKNOWN = "unknown";
    private static final Pattern MODEL = Pattern.compile("(?m)^(?:model name|Model|cpu model)\\s*:\\s*(.+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB$");

    /** Looks at the machine. Nothing that it does not tell is an error. */
    static Environment of(Path workDirectory) {
        final Matcher memory = MEMORY.matcher(text(Path.of("/proc/meminfo")));
        return new Environment(processor(text(Path.of("/proc/cpuinfo"))), Runtime.getRuntime().availableProcessors(),
            memory.find() ? Long.parseLong(memory.group(1)) * 1024 : 0,
            property("os.name") + " " + property("os.version") + " " + property("os.arch"),
            fileSystem(workDirectory.toAbsolutePath()),
            property("java.vm.name") + " " + Runtime.version() + ", " + property("java.vendor"),
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream().filter(Environment::matters).toList(),
            Version.product());
    }

    static String processor(String cpuInfo) {
        final Matcher model = MODEL.matcher(cpuInfo);
        return model.find() ? model.group(1).strip() : UNKNOWN;
    }

    /** How wide the terminal is, and where the project lies, changes no result. */
    private static boolean matters(String flag) {
        return !flag.startsWith("-D" + BenchOptions.HOME + "=") && !flag.startsWith("-Dturgo.terminal.");
    }

    private static String property(String name) {
        return System.getProperty(name, UNKNOWN);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            return "";
        }
    }

    /** That of the nearest directory that is there already. */
    private static String fileSystem(Path directory) {
        Path existing = directory;
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        try {
            return Files.getFileStore(existing).type();
        } catch (final IOException e) {
            return UNKNOWN;
        }
    }

    void json(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("environment");
        json.writeStringField("processor", processor);
        json.writeNumberField("cores", cores);
        json.writeNumberField("memoryBytes", memoryBytes);
        json.writeStringField("kernel", kernel);
        json.writeStringField("fileSystem", fileSystem);
        json.writeStringField("jdk", jdk);
        json.writeArrayFieldStart("flags");
        for (final String flag : flags) {
            json.writeString(flag);
        }
        json.writeEndArray();
        json.writeStringField("turgo", turgo);
        json.writeEndObject();
    }

    /** For people, without the packages that are opened to libraries. */
    List<String[]> rows() {
        final List<String> shown = flags.stream()
            .filter(flag -> !flag.startsWith("--add-opens") && !flag.startsWith("--add-exports")).toList();
        return List.of(
            new String[] {"machine", processor + ", " + cores + " cores, "
                + (memoryBytes == 0 ? UNKNOWN : Figures.bytes(memoryBytes)) + " of memory"},
            new String[] {"system", kernel + ", work files on " + fileSystem},
            new String[] {"JDK", jdk},
            new String[] {"flags", String.join(" ", shown) + " (and packages opened to libraries: see the JSON)"},
            new String[] {"Turgo", turgo});
    }
}
