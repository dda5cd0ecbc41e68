package io.turgo.daemon.gate;

import io.turgo.daemon.PipelineProvider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles {@link Shop} anew with some of its text replaced: classes of the same names with other logic. */
final class ChangedShop {
    private static final Path SOURCE = Path.of("src/test/java/io/turgo/daemon/gate/Shop.java");

    private ChangedShop() {
    }

    /** A directory of classes in which each {@code changes[i]} stands as {@code changes[i + 1]}. */
    static Path classes(Path directory, String... changes) {
        try {
            String text = Files.readString(SOURCE);
            for (int i = 0; i < changes.length; i += 2) {
                if (!text.contains(changes[i])) {
                    throw new AssertionError(SOURCE + " has no `" + changes[i] + "`");
                }
                text = text.replace(changes[i], changes[i + 1]);
            }
            final Path sources = Files.createDirectories(directory.resolve("sources"));
            final Path classes = Files.createDirectories(directory.resolve("classes"));
            final Path file = Files.writeString(sources.resolve("Shop.java"), text);
            final int code = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-cp",
                System.getProperty("java.class.path"), "-d", classes.toString(), file.toString());
            if (code != 0) {
                throw new AssertionError("not compiled: " + List.of(changes));
            }
            final Path services = Files.createDirectories(classes.resolve("META-INF/services"));
            Files.writeString(services.resolve(PipelineProvider.class.getName()), Shop.class.getName() + "\n");
            return classes;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as a jar. */
    static Path jar(Path directory, String... changes) {
        final Path classes = classes(directory, changes);
        final Path jar = directory.resolve("changed.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream entries = new JarOutputStream(file);
            Stream<Path> all = Files.walk(classes)) {
            for (final Path each : all.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry(classes.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, entries);
            }
            return jar;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
