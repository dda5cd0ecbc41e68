package io.turgo.connectors.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Makes servers of HTTP that clients which mean no good cannot hold up: connections, threads and the bytes of a
 * request's head are bounded, and who is slow or silent in the midst of a head is cut off. Has one connector, whose
 * address its user sets.
 */
public final class GuardedServer {
    private static final int HEAD_BYTES = 8 * 1024;
    private static final int THREAD_IDLE_MS = 30_000;
    private static final int ACCEPT_QUEUE = 128;

    private GuardedServer() {
    }

    /**
     * What clients can take.
     *
     * @param connections  the most at a time; more wait to be accepted
     * @param idleMs       how long a client may send nothing, and how long it may take for a request's head
     * @param leastThreads that are kept
     * @param mostThreads  that serve at a time
     */
    public record Limits(int connections, int idleMs, int leastThreads, int mostThreads) {
    }

    /**
     * Makes one that is not started yet; its error answers show nothing of the request or of this process.
     *
     * @param threads the name of its threads, daemons all
     * @param handler of what has got through
     * @param errors  answers what cannot be read as a request
     */
    public static Server of(String threads, Limits limits, Handler handler, Request.Handler errors) {
        final QueuedThreadPool pool =
            new QueuedThreadPool(limits.mostThreads(), limits.leastThreads(), THREAD_IDLE_MS);
        pool.setName(threads);
        pool.setDaemon(true);
        final Server server = new Server(pool);
        server.setErrorHandler(errors);
        final ServerConnector connector =
            new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration(limits)));
        connector.setIdleTimeout(limits.idleMs());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setShutdownIdleTimeout(1);
        final SlowHeads heads = new SlowHeads(
            handler, connector.getScheduler(), TimeUnit.MILLISECONDS.toNanos(limits.idleMs()));
        connector.addEventListener(heads);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        server.setHandler(heads);
        server.setStopTimeout(0);
        return server;
    }

    /** The one connector of a server that was made here. */
    public static ServerConnector connector(Server server) {
        return (ServerConnector) server.getConnectors()[0];
    }

    private static HttpConfiguration configuration(Limits limits) {
        final HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(HEAD_BYTES);
        http.setIdleTimeout(limits.idleMs());
        return http;
    }
}
