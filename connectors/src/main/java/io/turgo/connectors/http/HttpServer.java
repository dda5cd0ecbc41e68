package io.turgo.connectors.http;

import io.turgo.error.EnvironmentException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** A listening port. Started and closed by the source's thread. */
final class HttpServer implements AutoCloseable {
    private static final int HEAD_BYTES = 8 * 1024;
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 4;
    private static final int THREAD_IDLE_MS = 30_000;
    private static final int ACCEPT_QUEUE = 128;

    private final Server server;
    private final ServerConnector connector;

    private HttpServer(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Listens.
     *
     * @throws EnvironmentException if the address or port cannot be had
     */
    static HttpServer start(String source, HttpSettings settings, Handler handler) {
        final QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, THREAD_IDLE_MS);
        threads.setName("turgo-http-" + source);
        threads.setDaemon(true);
        final Server server = new Server(threads);
        server.setErrorHandler((request, response, callback) -> {
            final Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
            new JettyReply(request, response, callback).refused(
                status instanceof Integer ? (Integer) status : HttpStatus.INTERNAL_SERVER_ERROR_500,
                "the request cannot be read");
            return true;
        });
        final ServerConnector connector =
            new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(settings)));
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleMs());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(1);
        final SlowHeads heads = new SlowHeads(
            handler, connector.getScheduler(), TimeUnit.MILLISECONDS.toNanos(settings.idleMs()));
        connector.addEventListener(heads);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connections(), server));
        server.setHandler(heads);
        server.setStopTimeout(0);
        return started(source, settings, new HttpServer(server, connector));
    }

    private static HttpConfiguration configuration(HttpSettings settings) {
        final HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setIdleTimeout(settings.idleMs());
        return http;
    }

    private static HttpServer started(String source, HttpSettings settings, HttpServer made) {
        try {
            made.server.start();
            return made;
        } catch (final Exception e) {
            made.close();
            final Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new EnvironmentException("source `" + source + "` cannot listen at " + settings + ": "
                + cause.getMessage() + "; choose another port or address, or end what has it", e);
        }
    }

    /** The port that was given, or found where 0 was. */
    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (final Exception e) {
            throw new EnvironmentException("the port " + connector.getLocalPort() + " was not closed in order: "
                + e.getMessage() + "; nothing is lost by that", e);
        }
    }
}
