package io.turgo.connectors;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/sinks.md compile as they stand there. */
class SinksDocTest {
    private static final Pattern SAMPLE =
        Pattern.compile("<!-- sample: (\\w+\\.java) -->\\n+```java\\n(.*?)\\n```", Pattern.DOTALL);

    @Test
    void samplesCompile(@TempDir Path directory) throws IOException {
        final Matcher samples = SAMPLE.matcher(Files.readString(docs().resolve("sinks.md")));
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int found = 0;
        while (samples.find()) {
            found++;
            final Path source = Files.writeString(directory.resolve(samples.group(1)), samples.group(2));
            final StringWriter messages = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                final List<String> options = List.of("-d", directory.toString(), "-proc:none",
                    "-cp", System.getProperty("java.class.path"));
                assertTrue(compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
                    .call(), messages::toString);
            }
        }
        assertTrue(found > 0, "no samples");
    }

    private static Path docs() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.exists(directory.resolve("docs/sinks.md"))) {
            directory = directory.getParent();
        }
        return directory.resolve("docs");
    }
}
