package io.turgo.connectors.socket;

import io.turgo.connectors.spi.InputStopped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.BooleanSupplier;

/**
 * What comes from a peer, with a line break behind each record whatever the delimiter. It ends when the peer has
 * closed, or the connection is lost; if that is in the midst of a record, with {@link InputStopped}, since a part of a
 * record may look like a whole one. Belongs to one thread.
 */
final class RecordStream extends InputStream {
    private static final int KEPT_BYTES = 1024;

    private final InputStream peer;
    private final byte delimiter;
    private final BooleanSupplier running;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream(KEPT_BYTES);
    private IOException failure;

    /** @param peer gives a timeout often, so that {@code running} is asked */
    RecordStream(InputStream peer, byte delimiter, BooleanSupplier running) {
        this.peer = peer;
        this.delimiter = delimiter;
        this.running = running;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("read many bytes at once");
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        final int count = await(target, offset, length);
        if (count < 0) {
            if (begun.size() > 0) {
                throw new InputStopped();
            }
            return count;
        }
        for (int i = offset; i < offset + count; i++) {
            translate(target, i);
        }
        return count;
    }

    private int await(byte[] target, int offset, int length) throws InputStopped {
        while (running.getAsBoolean()) {
            try {
                return peer.read(target, offset, length);
            } catch (final SocketTimeoutException nothingYet) {
                continue;
            } catch (final IOException e) {
                failure = e;
                return -1;
            }
        }
        throw new InputStopped();
    }

    private void translate(byte[] bytes, int at) {
        final byte b = bytes[at];
        if (b == delimiter) {
            begun.reset();
            bytes[at] = '\n';
            return;
        }
        if (begun.size() < KEPT_BYTES) {
            begun.write(b);
        }
        bytes[at] = b == '\n' ? (byte) ' ' : b;
    }

    /** The start of the record in the midst of which the stream ended; empty if it ended behind one. */
    byte[] begun() {
        return begun.toByteArray();
    }

    /** Why the connection was lost, or null if the peer closed it. */
    IOException failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        peer.close();
    }
}
