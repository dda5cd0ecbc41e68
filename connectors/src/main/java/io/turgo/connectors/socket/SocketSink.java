package io.turgo.connectors.socket;

import io.turgo.connectors.spi.RowFormat;
import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Row;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows to a peer, to which it connects at the first of them and again when the connection breaks: what was
 * written since the last commit is then written again. Belongs to the thread that writes.
 */
final class SocketSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSink.class);
    private static final int CONNECT_MS = 5_000;
    /** So much is sent even if the engine has not asked for it, to bound memory. */
    private static final int MOST_BYTES = 1 << 20;

    private final SocketSettings settings;
    private final RowFormat format;
    private final Backoff backoff = new Backoff();
    private OutputText text;
    private String name;
    private byte[] header;
    private Socket socket;

    SocketSink(SocketSettings settings, RowFormat format) {
        this.settings = settings;
        this.format = format;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        name = context.name();
        text = format.writer(context.rows(), context.symbols(), name);
        text.appendHeader();
        delimit();
        header = Arrays.copyOf(text.bytes(), text.length());
        text.clear();
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        AppendOnly.require(row, this);
        text.append(row);
        if (text.length() >= MOST_BYTES) {
            commit();
        }
    }

    @Override
    public boolean takesUpdates() {
        return false;
    }

    @Override
    public void commit() {
        if (text.length() == 0) {
            return;
        }
        delimit();
        boolean sent = false;
        while (!sent) {
            sent = trySend();
        }
        backoff.reset();
        text.clear();
    }

    /** Records end in line breaks, and have none within where the delimiter is another. */
    private void delimit() {
        final byte delimiter = settings.delimiter();
        for (int i = 0; delimiter != '\n' && i < text.length(); i++) {
            if (text.bytes()[i] == '\n') {
                text.bytes()[i] = delimiter;
            }
        }
    }

    private boolean trySend() {
        try {
            if (socket == null) {
                socket = connected();
            }
            socket.getOutputStream().write(text.bytes(), 0, text.length());
            return true;
        } catch (final IOException e) {
            disconnect();
            failed(e);
            return false;
        }
    }

    private Socket connected() throws IOException {
        final Socket fresh = new Socket();
        try {
            fresh.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MS);
            fresh.setTcpNoDelay(true);
            fresh.getOutputStream().write(header);
            return fresh;
        } catch (final IOException e) {
            fresh.close();
            throw e;
        }
    }

    private void failed(IOException e) {
        if (backoff.attempts() >= settings.retries()) {
            throw new EnvironmentException("sink `" + name + "` cannot write to " + settings + ", after "
                + (settings.retries() + 1) + " attempts: " + e.getMessage() + "; start the peer, or correct hostname "
                + "and port, or raise sink.max-retries", e);
        }
        if (backoff.attempts() == 0) {
            LOG.warn("sink `{}` cannot write to {}: {}; it tries again", name, settings, e.getMessage());
        }
        backoff.pause(() -> true);
    }

    private void disconnect() {
        if (socket != null) {
            try {
                socket.close();
            } catch (final IOException e) {
                LOG.debug("sink `{}`: {}", name, e.getMessage());
            }
            socket = null;
        }
    }

    @Override
    public void close() {
        disconnect();
    }

    @Override
    public String toString() {
        return "socket " + settings;
    }
}
