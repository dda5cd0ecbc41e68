package io.turgo.connectors.socket;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.RowReader;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the records that a peer sends; connects again when the connection ends. The position of a record is how
 * many came before it, over all connections and runs; no peer can be asked to go on from there. For one run.
 */
final class SocketSource implements Source {
    private static final Logger LOG = LoggerFactory.getLogger(SocketSource.class);
    private static final int CONNECT_MS = 5_000;
    private static final int READ_MS = 100;

    private final SocketSettings settings;
    private final RowFormat format;
    private final Backoff backoff = new Backoff();
    private long position;

    SocketSource(SocketSettings settings, RowFormat format) {
        this.settings = settings;
        this.format = format;
    }

    @Override
    public void run(SourceContext context) {
        position = context.resumePosition();
        boolean more = true;
        while (more && context.running()) {
            more = !read(context) || !settings.ends();
            if (more) {
                backoff.pause(context::running);
            }
        }
    }

    /** Reads from one connection to its end; false if there was none. */
    private boolean read(SourceContext context) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(settings.host(), settings.port()), CONNECT_MS);
            socket.setSoTimeout(READ_MS);
            backoff.reset();
            LOG.info("source `{}` reads from {}", context.name(), settings);
            final RecordStream records =
                new RecordStream(socket.getInputStream(), settings.delimiter(), context::running);
            publish(records, context);
            ended(records, context);
            return true;
        } catch (final IOException e) {
            warnOnce(context, e);
            return false;
        }
    }

    private void publish(RecordStream records, SourceContext context) {
        try (RowReader reader = format.reader(settings.toString(), records, context.rows(), context.symbols())) {
            while (context.running() && reader.next()) {
                publish(reader, context.publisher());
            }
        } catch (final InputStopped e) {
            LOG.debug("source `{}`: the connection ended before a record", context.name());
        }
    }

    private void publish(RowReader reader, RowPublisher publisher) {
        final Row row = publisher.claim();
        final String fault = reader.decode(row);
        position++;
        if (fault == null) {
            publisher.commit(position);
        } else {
            publisher.abort();
            publisher.reject(position, fault, reader.raw());
        }
    }

    /** What came of a record that was cut off goes to the dead letters. */
    private void ended(RecordStream records, SourceContext context) {
        if (!context.running()) {
            return;
        }
        final byte[] begun = records.begun();
        if (begun.length > 0) {
            context.publisher().reject(++position, "the connection to " + settings + " ended within a record", begun);
        }
        if (records.failure() != null) {
            LOG.warn("source `{}` lost the connection to {}: {}; it connects again", context.name(), settings,
                records.failure().getMessage());
        }
    }

    private void warnOnce(SourceContext context, IOException e) {
        if (backoff.attempts() == 0) {
            LOG.warn("source `{}` cannot connect to {}: {}; it tries again, up to every 6.4 s", context.name(),
                settings, e.getMessage());
        }
    }
}
