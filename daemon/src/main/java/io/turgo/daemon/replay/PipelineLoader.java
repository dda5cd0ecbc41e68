package io.turgo.daemon.replay;

import io.turgo.daemon.PipelineProvider;
import io.turgo.pipeline.Pipeline;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collection;
import java.util.Enumeration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.agrona.DirectBuffer;
import org.slf4j.Logger;

/**
 * Loads the classes of another build of a pipeline: its own first, so that they may be called as those of the class
 * path are. Only what pipelines and the engine have in common comes from where the engine does; the packages of the
 * file's providers never do.
 */
final class PipelineLoader extends URLClassLoader {
    private static final Set<String> SHARED_ROOTS =
        Stream.of(Pipeline.class, PipelineProvider.class, DirectBuffer.class, Logger.class)
            .map(PipelineLoader::rootOf).collect(Collectors.toUnmodifiableSet());

    static {
        registerAsParallelCapable();
    }

    private final Collection<String> packages;

    /**
     * @param classes   a jar or directory
     * @param providers the names of the classes that are providers
     */
    PipelineLoader(URL classes, Collection<String> providers, ClassLoader classPath) {
        super(new URL[] {classes}, classPath);
        packages = providers.stream()
            .map(each -> resource(each.substring(0, each.lastIndexOf('.') + 1))).toList();
    }

    private static String resource(String name) {
        return name.replace('.', '/');
    }

    private static String rootOf(Class<?> type) {
        final String name = resource(type.getName()).concat(".class");
        return rootOf(type.getClassLoader().getResource(name), name);
    }

    /** The directory or jar that a resource comes from. */
    private static String rootOf(URL found, String name) {
        final String text = found.toString();
        return text.substring(0, text.length() - name.length());
    }

    private boolean isOwn(String name) {
        if (findResource(name) == null) {
            return false;
        }
        final URL elsewhere = getParent().getResource(name);
        return elsewhere == null || !SHARED_ROOTS.contains(rootOf(elsewhere, name))
            || packages.stream().anyMatch(name::startsWith);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isOwn(resource(name).concat(".class")) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    /** A class's resources, its code among them, come from where the class comes from. */
    @Override
    public URL getResource(String name) {
        return isOwn(name) ? findResource(name) : super.getResource(name);
    }

    /** Its own come first. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        final Enumeration<URL> own = findResources(name);
        return own.hasMoreElements() ? own : super.getResources(name);
    }
}
