package io.turgo.connectors.file;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Bytes that can be read from their beginning, any number of times: a file, a resource of the class path, anything with
 * a name. What is named {@code *.gz} is decompressed. Immutable; any thread.
 */
public final class ByteSource {
    private static final int GZIP_BUFFER_BYTES = 64 * 1024;

    private final String name;
    private final Opener opener;

    private ByteSource(String name, Opener opener) {
        this.name = Objects.requireNonNull(name, "name");
        this.opener = Objects.requireNonNull(opener, "opener");
    }

    /** Opens the bytes, from their beginning, each time it is called. */
    @FunctionalInterface
    public interface Opener {
        /** A stream that the caller closes. */
        InputStream open() throws IOException;
    }

    /**
     * Bytes of any origin.
     *
     * @param name for messages; if it ends in {@code .gz} the bytes are decompressed
     */
    public static ByteSource of(String name, Opener opener) {
        return new ByteSource(name, opener);
    }

    /** The bytes of a file. */
    public static ByteSource file(Path path) {
        final Path absolute = path.toAbsolutePath().normalize();
        return new ByteSource(absolute.toString(), () -> openFile(absolute));
    }

    /**
     * The bytes of a resource of the class path, also inside a jar.
     *
     * @param loader that finds it
     * @param name   without a leading slash
     */
    public static ByteSource resource(ClassLoader loader, String name) {
        return new ByteSource(name, () -> {
            final InputStream stream = loader.getResourceAsStream(name);
            if (stream == null) {
                throw new ConfigurationException("there is no resource `" + name
                    + "` on the class path, add the jar that has it");
            }
            return stream;
        });
    }

    /**
     * Refuses bytes that are not there.
     *
     * @throws ConfigurationException if there are none of that name
     * @throws EnvironmentException   if they cannot be read
     */
    public void requireFile() {
        try {
            open().close();
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + name + "` cannot be closed: " + IoReason.of(e)
                + "; mend that and start again", e);
        }
    }

    /** What the bytes are called in messages: a file's absolute path, a resource's name. */
    public String name() {
        return name;
    }

    /**
     * Opens the bytes, decompressed. The caller closes the stream.
     *
     * @throws ConfigurationException if there are none of that name, or they are not what the name says
     * @throws EnvironmentException   if they cannot be read
     */
    public InputStream open() {
        try {
            final InputStream raw = opener.open();
            return isGzip(name) ? decompressed(raw) : raw;
        } catch (final NoSuchFileException | FileNotFoundException e) {
            throw new ConfigurationException("input `" + name + "` does not exist, correct the path", e);
        } catch (final AccessDeniedException e) {
            throw new EnvironmentException("input `" + name
                + "` may not be read by this user, grant the permission", e);
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + name + "` cannot be opened: " + IoReason.of(e)
                + "; mend that and start again", e);
        }
    }

    /** Whether what has that name is decompressed. */
    public static boolean isGzip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    private InputStream decompressed(InputStream raw) throws IOException {
        try {
            return new GZIPInputStream(raw, GZIP_BUFFER_BYTES);
        } catch (final ZipException | EOFException e) {
            raw.close();
            throw new ConfigurationException("input `" + name
                + "` is named .gz but is not in gzip format, rename or compress it", e);
        }
    }

    private static InputStream openFile(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new ConfigurationException("input `" + path + "` is a directory, name a file in it");
        }
        return Files.newInputStream(path);
    }

    @Override
    public String toString() {
        return name;
    }
}
