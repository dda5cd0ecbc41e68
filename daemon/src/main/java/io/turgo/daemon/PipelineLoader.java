package io.turgo.daemon;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;

/**
 * Loads the classes of another build of a pipeline: its own first, so that they may be called as those of the class
 * path are. All else comes from the class path, and what Turgo itself consists of always does: of a class path entry
 * without pipelines no class is loaded anew.
 */
final class PipelineLoader extends URLClassLoader {
    private static final String PROVIDERS = "META-INF/services/" + PipelineProvider.class.getName();

    static {
        registerAsParallelCapable();
    }

    private final List<String> pipelineRoots;

    PipelineLoader(URL classes, ClassLoader classPath, List<URL> providers) {
        super(new URL[] {classes}, classPath);
        pipelineRoots = providers.stream().map(provider -> rootOf(provider, PROVIDERS)).toList();
    }

    /** What names the providers of pipelines on a class path. */
    static String providers() {
        return PROVIDERS;
    }

    private static String rootOf(URL resource, String name) {
        final String text = resource.toString();
        return text.substring(0, text.length() - name.length());
    }

    private boolean isOwn(String resource) {
        if (findResource(resource) == null) {
            return false;
        }
        final URL shared = getParent().getResource(resource);
        return shared == null || pipelineRoots.contains(rootOf(shared, resource));
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            final Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return isOwn(name.replace('.', '/').concat(".class")) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    /** A class's resources, its code among them, come from where the class comes from. */
    @Override
    public URL getResource(String name) {
        return isOwn(name) ? findResource(name) : super.getResource(name);
    }

    /** Only its own providers: the class path's are known without it. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return PROVIDERS.equals(name) ? findResources(name) : super.getResources(name);
    }
}
