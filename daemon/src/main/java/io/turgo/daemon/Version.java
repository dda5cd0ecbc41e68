package io.turgo.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import picocli.CommandLine.IVersionProvider;

/** What {@code turgo version} shows: the version and commit from the jar's manifest, and the platform. */
public final class Version {
    private static final String UNKNOWN = "unknown";

    private Version() {
    }

    /** Name, version and, where the build knew it, the commit of what runs here. */
    public static String product() {
        return product(manifest());
    }

    /** The first line: name, version and, where the build knew it, the commit. */
    static String product(Attributes manifest) {
        String version = Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION))
            .orElse("(not from a jar)");
        String commit = manifest.getValue("Turgo-Commit");
        return "turgo " + version + (commit == null || commit.equals(UNKNOWN) ? "" : " (commit " + commit + ")");
    }

    /** The second line: what it runs on. */
    static String platform(Properties system, int processors) {
        return String.join(" ", "JDK", system.getProperty("java.version"),
            "(" + system.getProperty("java.vendor") + ")",
            "on", system.getProperty("os.name"), system.getProperty("os.arch") + ",",
            "processors:", Integer.toString(processors));
    }

    /** The manifest of the jar that this class came from; empty where it came from a directory. */
    private static Attributes manifest() {
        URL location = Version.class.getProtectionDomain().getCodeSource().getLocation();
        if (location.getPath().endsWith("/")) {
            return new Attributes();
        }
        try (InputStream file = location.openStream(); JarInputStream jar = new JarInputStream(file)) {
            return Optional.ofNullable(jar.getManifest()).map(Manifest::getMainAttributes).orElseGet(Attributes::new);
        } catch (IOException e) {
            return new Attributes();
        }
    }

    /** Reads the version only when it is asked for. */
    static final class Provider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                product(manifest()), platform(System.getProperties(), Runtime.getRuntime().availableProcessors())
            };
        }
    }
}
