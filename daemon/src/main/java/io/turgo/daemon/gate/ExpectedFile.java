package io.turgo.daemon.gate;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that is compared piece by piece, of any length. Belongs to one thread. */
final class ExpectedFile implements AutoCloseable {
    private static final int INITIAL_BYTES = 256 * 1024;

    private final Path path;
    private final InputStream stream;
    private byte[] window = new byte[INITIAL_BYTES];
    private int start;
    private int end;

    private ExpectedFile(Path path, InputStream stream) {
        this.path = path;
        this.stream = stream;
    }

    /**
     * Opens a file at its beginning.
     *
     * @throws ConfigurationException if there is none
     * @throws EnvironmentException   if it cannot be read
     */
    static ExpectedFile open(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new ConfigurationException("expected output `" + path + "` is no file, correct the path");
        }
        try {
            return new ExpectedFile(path, Files.newInputStream(path));
        } catch (final IOException e) {
            throw unreadable(path, e);
        }
    }

    private static EnvironmentException unreadable(Path path, IOException e) {
        return new EnvironmentException("expected output `" + path + "` cannot be read: " + IoReason.of(e), e);
    }

    /** Whether the file goes on with the first {@code count} bytes, which are then behind; otherwise nothing is. */
    boolean take(byte[] bytes, int count) {
        final boolean enough = available(count) >= count;
        if (!enough || !Arrays.equals(window, start, start + count, bytes, 0, count)) {
            return false;
        }
        start += count;
        return true;
    }

    /** What comes next, as far as {@code most} bytes. */
    String next(int most) {
        final int count = Math.min(available(most), most);
        return new String(window, start, count, StandardCharsets.UTF_8);
    }

    /** How many bytes there are in the window, at least {@code wanted} unless the file ends before. */
    private int available(int wanted) {
        while (end - start < wanted && read(wanted)) {
            continue;
        }
        return end - start;
    }

    private boolean read(int wanted) {
        if (window.length - start < Math.max(wanted, 1)) {
            final byte[] target = wanted > window.length ? new byte[2 * wanted] : window;
            System.arraycopy(window, start, target, 0, end - start);
            window = target;
            end -= start;
            start = 0;
        }
        try {
            final int count = stream.read(window, end, window.length - end);
            end += Math.max(count, 0);
            return count > 0;
        } catch (final IOException e) {
            throw unreadable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (final IOException e) {
            throw unreadable(path, e);
        }
    }
}
