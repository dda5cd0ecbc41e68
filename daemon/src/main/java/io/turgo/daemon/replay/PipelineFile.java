package io.turgo.daemon.replay;

import io.turgo.daemon.PipelineProvider;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.pipeline.Pipeline;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Pipelines that are not on the class path, or in another build there: a jar, or a directory of classes, that names its
 * {@link PipelineProvider}s as {@link ServiceLoader} wants it. Used by one thread.
 */
final class PipelineFile implements OtherPipeline {
    private static final String SERVICE = "META-INF/services/" + PipelineProvider.class.getName();

    private final Path path;
    private final List<String> names;
    private final PipelineLoader loader;

    private PipelineFile(Path path, List<String> names, PipelineLoader loader) {
        this.path = path;
        this.names = names;
        this.loader = loader;
    }

    /** @throws ConfigurationException if it is neither a jar nor a directory, or has no pipeline */
    static PipelineFile open(Path path) {
        if (!Files.isDirectory(path) && !(Files.isRegularFile(path) && path.toString().endsWith(".jar"))) {
            throw new ConfigurationException("`" + path + "` is neither a file of SQL, a jar nor a directory of "
                + "classes; name one with a pipeline in it");
        }
        try {
            final URL classes = path.toAbsolutePath().normalize().toUri().toURL();
            final List<String> names = providers(classes);
            if (names.isEmpty()) {
                throw new ConfigurationException("there is no pipeline in `" + path + "`: it has no file " + SERVICE
                    + " that names one");
            }
            return new PipelineFile(
                path, names, new PipelineLoader(classes, names, PipelineProvider.class.getClassLoader()));
        } catch (final IOException e) {
            throw new EnvironmentException("`" + path + "` cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> providers(URL classes) throws IOException {
        try (URLClassLoader alone = new URLClassLoader(new URL[] {classes}, null);
            InputStream service = alone.getResourceAsStream(SERVICE)) {
            if (service == null) {
                return List.of();
            }
            final BufferedReader lines = new BufferedReader(new InputStreamReader(service, StandardCharsets.UTF_8));
            return lines.lines().map(line -> line.replaceFirst("#.*", "").strip()).filter(line -> !line.isEmpty())
                .toList();
        }
    }

    @Override
    public Pipeline define(String name, Path outputDirectory) {
        final PipelineProvider provider = provider(name);
        try {
            return provider.define(outputDirectory);
        } catch (final LinkageError e) {
            throw new ConfigurationException("pipeline " + provider.getClass().getName() + " of `" + path
                + "` lacks some of its classes, or has them of another version: " + e, e);
        }
    }

    private PipelineProvider provider(String name) {
        final TreeMap<String, PipelineProvider> found = new TreeMap<>();
        for (final String each : names) {
            final PipelineProvider provider = load(each);
            found.put(provider.name(), provider);
        }
        if (!found.containsKey(name) && found.size() > 1) {
            throw new ConfigurationException("there is no pipeline `" + name + "` in `" + path + "`, it has "
                + found.keySet());
        }
        return found.getOrDefault(name, found.firstEntry().getValue());
    }

    private PipelineProvider load(String className) {
        try {
            final Class<?> type = loader.loadClass(className);
            if (type.getClassLoader() != loader) {
                throw new ConfigurationException("pipeline " + className + " of `" + path + "` is not in it");
            }
            return PipelineProvider.class.cast(type.getConstructor().newInstance());
        } catch (final ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new ConfigurationException("pipeline " + className + " of `" + path + "` cannot be loaded: " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (final IOException e) {
            throw new EnvironmentException("`" + path + "` cannot be closed: " + e.getMessage(), e);
        }
    }
}
