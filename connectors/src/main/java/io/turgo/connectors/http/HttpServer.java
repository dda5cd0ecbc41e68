package io.turgo.connectors.http;

import io.turgo.error.EnvironmentException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;

/** A listening port. Started and closed by the source's thread. */
final class HttpServer implements AutoCloseable {
    private static final int MOST_THREADS = 16;
    private static final int LEAST_THREADS = 4;

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
        final GuardedServer.Limits limits =
            new GuardedServer.Limits(settings.connections(), settings.idleMs(), LEAST_THREADS, MOST_THREADS);
        final Server server =
            GuardedServer.of("turgo-http-" + source, limits, handler, (request, response, callback) -> {
                final Object status = request.getAttribute(ErrorHandler.ERROR_STATUS);
                new JettyReply(request, response, callback).refused(
                    status instanceof Integer ? (Integer) status : HttpStatus.INTERNAL_SERVER_ERROR_500,
                    "the request cannot be read");
                return true;
            });
        final ServerConnector connector = GuardedServer.connector(server);
        connector.setHost(settings.bind());
        connector.setPort(settings.port());
        return started(source, settings, new HttpServer(server, connector));
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
