package io.turgo.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's Java sample is compiled as it stands there and prints what the README says. */
class ReadmeTest {
    private static final Path ROOT = root();
    private static final Path SOURCE =
        ROOT.resolve("examples/src/main/java/io/turgo/examples/quickstart/QuickStart.java");

    private final String readme = read(ROOT.resolve("README.md"));

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("build/jvm.flags"))) {
            directory = directory.getParent();
        }
        return directory;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (final IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    /** The text of the fenced block behind a comment. */
    private String block(String comment) {
        final Matcher matcher = Pattern.compile(
            "<!-- " + Pattern.quote(comment) + " -->\\n+```[a-z]*\\n(.*?)\\n```", Pattern.DOTALL).matcher(readme);
        assertTrue(matcher.find(), () -> "README.md has no block behind <!-- " + comment + " -->");
        return matcher.group(1);
    }

    /** The sample as a file: the README may leave out the imports, which are then the source file's. */
    private String sample() {
        final String block = block("sample: QuickStart.java");
        return block.contains("\nimport ") || block.startsWith("import ") ? block : imports() + block;
    }

    private static String imports() {
        return read(SOURCE).lines().filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n", "", "\n"));
    }

    @Test
    void theSamplePrintsWhatTheReadmeSays(@TempDir Path directory) throws Exception {
        final Path source = directory.resolve("QuickStart.java");
        Files.writeString(source, sample());
        compile(source, directory);
        assertEquals(block("output: QuickStart").strip(), run(directory));
        assertEquals(block("output: QuickStart").strip(), run(directory), "a second run goes on from the journal");
    }

    private static void compile(Path source, Path target) throws IOException {
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertTrue(compiler.getTask(messages, files, null,
                List.of("-d", target.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none",
                    "-Xlint:all", "-Werror"),
                null, files.getJavaFileObjects(source)).call(), messages::toString);
        }
    }

    private static String run(Path directory) throws InterruptedException {
        try (ChildTurgo child = ChildTurgo.startSample(directory, "QuickStart")) {
            final Turgo.Outcome outcome = child.outcome();
            assertEquals(0, outcome.code(), outcome::toString);
            assertEquals("", outcome.complaints());
            return outcome.out().strip();
        }
    }

    /** The README leaves out what the project's own style asks for: Javadoc and the private constructor. */
    @Test
    void theSampleIsTheSourceFile() {
        final String code = read(SOURCE).lines().filter(line -> !line.strip().startsWith("/**"))
            .collect(Collectors.joining("\n")).replace("    private QuickStart() {\n    }\n\n", "");
        assertTrue(code.contains(block("sample: QuickStart.java")), "README.md and QuickStart.java differ");
    }
}
