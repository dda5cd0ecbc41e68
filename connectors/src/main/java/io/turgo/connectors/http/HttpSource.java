package io.turgo.connectors.http;

import io.turgo.connectors.spi.RowFormat;
import io.turgo.record.Schema;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.util.concurrent.TimeUnit;

/** A server that publishes the rows of the bodies which it gets. For one run. */
final class HttpSource implements Source {
    private final HttpSettings settings;
    private final RowFormat format;
    private final String formatName;
    private volatile int port;

    HttpSource(HttpSettings settings, RowFormat format, String formatName) {
        this.settings = settings;
        this.format = format;
        this.formatName = formatName;
    }

    @Override
    public Schema notes() {
        return KeyBook.NOTES;
    }

    @Override
    public void run(SourceContext context) throws InterruptedException {
        final KeyBook keys = new KeyBook(context.notes(), settings.keys());
        keys.open(context.resumePosition());
        final int recordBytes = context.publisher().claim().capacityBytes();
        context.publisher().abort();
        final BodyDecoder decoder = new BodyDecoder(
            format, formatName.equals("json"), context.rows(), context.symbols(), recordBytes);
        final RequestQueue queue = new RequestQueue();
        final BodyPublisher publisher =
            new BodyPublisher(context, keys, queue, TimeUnit.MILLISECONDS.toNanos(settings.roomMs()));
        final IngestHandler handler = new IngestHandler(settings, formatName, decoder, queue);
        try (HttpServer server = HttpServer.start(context.name(), settings, handler)) {
            port = server.port();
            publisher.run();
            handler.awaitAnswers();
        }
    }

    /** The port that is listened at, once it is; 0 before. */
    int port() {
        return port;
    }
}
