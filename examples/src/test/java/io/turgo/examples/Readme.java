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

/** The README's blocks, and its Java samples compiled as they stand there. */
final class Readme {
    static final Path ROOT = root();
    private static final Path SOURCES = ROOT.resolve("examples/src/main/java/io/turgo/examples/quickstart");

    private final String text = read(ROOT.resolve("README.md"));

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

    /** The README's text. */
    String text() {
        return text;
    }

    /** The text of the fenced block behind a comment. */
    String block(String comment) {
        final Matcher matcher = Pattern.compile(
            "<!-- " + Pattern.quote(comment) + " -->\\n+```[a-z]*\\n(.*?)\\n```", Pattern.DOTALL).matcher(text);
        assertTrue(matcher.find(), () -> "README.md has no block behind <!-- " + comment + " -->");
        return matcher.group(1);
    }

    /** The lines of JVM flags of a file in {@code build}. */
    static List<String> flags(String file) {
        return read(ROOT.resolve("build").resolve(file)).lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }

    /** The text of the launcher. */
    static String launcher() {
        return read(ROOT.resolve("turgo"));
    }

    /** The sample as a file: the README may leave out the imports, which are then the source file's. */
    private String sample(String name) {
        final String block = block("sample: " + name + ".java");
        return block.contains("\nimport ") || block.startsWith("import ") ? block : imports(name) + block;
    }

    private static String imports(String name) {
        return read(SOURCES.resolve(name + ".java")).lines().filter(line -> line.startsWith("import "))
            .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Compiles a sample, warnings being errors. */
    void compile(String name, Path directory, String classPath) throws IOException {
        final Path source = Files.writeString(directory.resolve(name + ".java"), sample(name));
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            assertTrue(compiler.getTask(messages, files, null,
                List.of("-d", directory.toString(), "-cp", classPath, "-proc:none", "-Xlint:all", "-Werror"),
                null, files.getJavaFileObjects(source)).call(), messages::toString);
        }
    }

    /** The README leaves out what the project's own style asks for: Javadoc and the private constructor. */
    void requireSource(String name) {
        final String code = read(SOURCES.resolve(name + ".java")).lines()
            .filter(line -> !line.strip().startsWith("/**")).collect(Collectors.joining("\n"))
            .replace("    private " + name + "() {\n    }\n\n", "");
        assertTrue(code.contains(block("sample: " + name + ".java")), "README.md and " + name + ".java differ");
    }

    /** What a sample printed is what the README says; SLF4J may say that there is no binding. */
    void requireOutput(String name, ChildTurgo child) throws InterruptedException {
        final Turgo.Outcome outcome = child.outcome();
        assertEquals(0, outcome.code(), outcome::toString);
        assertEquals(List.of(),
            outcome.complaints().lines().filter(line -> !line.startsWith("SLF4J(W)")).toList());
        assertEquals(block("output: " + name).strip(), outcome.out().strip());
    }
}
