package io.turgo.daemon;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Pipelines that are not on the class path, or in another build there: a jar, or a directory of classes, that names its
 * {@link PipelineProvider}s as {@link ServiceLoader} wants it. Used by one thread.
 */
final class PipelineFile implements AutoCloseable {
    private final Path path;
    private final PipelineLoader loader;

    private PipelineFile(Path path, PipelineLoader loader) {
        this.path = path;
        this.loader = loader;
    }

    /** @throws ConfigurationException if it is neither a jar nor a directory */
    static PipelineFile open(Path path) {
        if (!Files.isDirectory(path) && !(Files.isRegularFile(path) && path.toString().endsWith(".jar"))) {
            throw new ConfigurationException("`" + path + "` is neither a jar nor a directory of classes; name one "
                + "with a pipeline in it");
        }
        try {
            final ClassLoader classPath = PipelineProvider.class.getClassLoader();
            final List<URL> providers = Collections.list(classPath.getResources(PipelineLoader.providers()));
            return new PipelineFile(path, new PipelineLoader(url(path), classPath, providers));
        } catch (final IOException e) {
            throw new EnvironmentException("`" + path + "` cannot be read: " + e.getMessage(), e);
        }
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toAbsolutePath().normalize().toUri().toURL();
    }

    /**
     * The pipeline of that name, or the only one that is there.
     *
     * @throws ConfigurationException if there is none, or several of other names
     */
    PipelineProvider provider(String name) {
        final TreeMap<String, PipelineProvider> found = new TreeMap<>();
        try {
            for (final PipelineProvider each : providers()) {
                found.put(each.name(), each);
            }
        } catch (final ServiceConfigurationError | LinkageError e) {
            throw new ConfigurationException("the pipelines of `" + path + "` cannot be loaded: " + e.getMessage(), e);
        }
        if (found.isEmpty()) {
            throw new ConfigurationException("there is no pipeline in `" + path + "`: it has no file "
                + PipelineLoader.providers() + " that names one");
        }
        if (!found.containsKey(name) && found.size() > 1) {
            throw new ConfigurationException("there is no pipeline `" + name + "` in `" + path + "`, it has "
                + found.keySet());
        }
        return found.getOrDefault(name, found.firstEntry().getValue());
    }

    private List<PipelineProvider> providers() {
        final List<PipelineProvider> all = new ArrayList<>();
        ServiceLoader.load(PipelineProvider.class, loader).forEach(all::add);
        return all;
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
