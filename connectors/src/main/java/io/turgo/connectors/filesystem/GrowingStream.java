package io.turgo.connectors.filesystem;

import io.turgo.connectors.spi.InputStopped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * A file that is read to its end and on as it grows. It ends when it is overtaken, by a file that comes after it, and
 * has not grown in a whole interval since; until then reading waits. Belongs to one thread.
 */
final class GrowingStream extends InputStream {
    private final Path path;
    private final InputStream file;
    private final Pause pause;
    private final BooleanSupplier overtaken;
    private long offset;

    /** @param overtaken asked at the end of the file, whether nothing more will come */
    GrowingStream(Path path, Pause pause, BooleanSupplier overtaken) throws IOException {
        this.path = path;
        this.pause = pause;
        this.overtaken = overtaken;
        file = Files.newInputStream(path);
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read many bytes at once");
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count = file.read(target, from, length);
        boolean wasOvertaken = false;
        while (count <= 0) {
            if (wasOvertaken) {
                return -1;
            }
            requireUncut();
            wasOvertaken = overtaken.getAsBoolean();
            if (!pause.await()) {
                throw new InputStopped();
            }
            count = file.read(target, from, length);
        }
        offset += count;
        return count;
    }

    private void requireUncut() throws IOException {
        if (Files.exists(path) && Files.size(path) < offset) {
            throw new IOException("it was cut, from " + offset + " to " + Files.size(path) + " bytes");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
