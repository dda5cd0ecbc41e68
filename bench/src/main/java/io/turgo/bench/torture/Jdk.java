package io.turgo.bench.torture;

import io.turgo.error.ConfigurationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK to run children on.
 *
 * @param home    its directory
 * @param feature its version, e.g. 17
 * @param archive of the children's classes, or null; see {@link ClassArchive}
 */
record Jdk(Path home, int feature, Path archive) {
    /** What Turgo needs at least. */
    private static final int OLDEST = 17;
    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");

    /**
     * One of each version: this process's own, those that were named, the one of {@code JAVA_HOME} and those in the
     * usual place, whichever comes first.
     *
     * @throws ConfigurationException if a named one is none
     */
    static List<Jdk> find(List<Path> named) {
        final TreeMap<Integer, Jdk> found = new TreeMap<>();
        for (final Path home : named) {
            final Jdk jdk = of(home);
            if (jdk == null) {
                throw new ConfigurationException("--jdk " + home + " is no JDK of version " + OLDEST
                    + " or later: it needs a file `release` and bin/javac");
            }
            found.putIfAbsent(jdk.feature, jdk);
        }
        for (final Path home : usual()) {
            final Jdk jdk = of(home);
            if (jdk != null) {
                found.putIfAbsent(jdk.feature, jdk);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> usual() {
        final List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        final String environment = System.getenv("JAVA_HOME");
        if (environment != null && !environment.isEmpty()) {
            homes.add(Path.of(environment));
        }
        try (Stream<Path> places = Files.isDirectory(USUAL_PLACE) ? Files.list(USUAL_PLACE) : Stream.empty()) {
            places.sorted().forEach(homes::add);
        } catch (final IOException e) {
            return homes; // what cannot be listed has no JDK for us
        }
        return homes;
    }

    /** The JDK in a directory, or null if there is none that will do. */
    private static Jdk of(Path home) {
        final Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/javac")) || !Files.isReadable(release)) {
            return null;
        }
        final Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(release, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (final IOException e) {
            return null;
        }
        final String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
        final int feature = version.startsWith("1.") ? 0 : Integer.parseInt(version.split("[^0-9]")[0]);
        return feature < OLDEST ? null : new Jdk(home, feature, null);
    }

    Jdk with(Path classes) {
        return new Jdk(home, feature, classes);
    }

    Path java() {
        return home.resolve("bin/java");
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }
}
