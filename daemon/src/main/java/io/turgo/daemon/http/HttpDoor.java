package io.turgo.daemon.http;

import io.turgo.connectors.http.GuardedServer;
import io.turgo.daemon.RunObserver;
import io.turgo.engine.Engine;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Server;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's HTTP server. The port is taken when it is opened, so that whoever starts the process hears at once if
 * it is in use; the server comes up a moment later on a thread of its own: a run that is over by then does not pay for
 * it.
 */
public final class HttpDoor implements AutoCloseable {
    /** The file in a data directory that says where its process answers. */
    public static final String FILE = "http";

    private static final Logger LOG = LoggerFactory.getLogger(HttpDoor.class);
    private static final long PATIENCE_MS = 500;
    private static final long SAMPLE_MS = 1_000;
    private static final int MOST_THREADS = 10;
    private static final int LEAST_THREADS = 3;
    /** More than this wait for others to end. */
    static final int CONNECTIONS = 64;

    private static final int IDLE_MS = 15_000;

    private final ServerSocketChannel socket;
    private final RunState state;
    private final Path file;
    private final Server server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean told;

    private HttpDoor(HttpSettings settings, RunState state, Path data, int idleMs) {
        this.state = state;
        socket = listening(settings);
        server = server(new HttpHandler(new Gatekeeper(settings.token()), state), idleMs);
        file = data == null ? null : data.resolve(FILE);
        thread = new Thread(this::serve, "turgo-http");
        thread.setDaemon(true);
    }

    /**
     * Takes the port, and starts to answer.
     *
     * @param pipeline its name
     * @param data     its data directory, or null
     * @throws EnvironmentException if the port cannot be had
     */
    public static HttpDoor open(HttpSettings settings, String pipeline, Path data) {
        return open(settings, pipeline, data, IDLE_MS);
    }

    /** The same with the time that a client may be silent for. */
    static HttpDoor open(HttpSettings settings, String pipeline, Path data, int idleMs) {
        final HttpDoor door = new HttpDoor(settings, new RunState(pipeline, data), data, idleMs);
        door.thread.start();
        return door;
    }

    private static ServerSocketChannel listening(HttpSettings settings) {
        try {
            return bound(settings.address());
        } catch (BindException inUse) {
            if (settings.fixed()) {
                throw refused(settings, inUse);
            }
            LOG.info("port {} is in use, taking another one", settings.port());
            return anyPort(settings);
        } catch (IOException e) {
            throw refused(settings, e);
        }
    }

    private static ServerSocketChannel anyPort(HttpSettings settings) {
        try {
            return bound(new InetSocketAddress(settings.address().getAddress(), 0));
        } catch (IOException e) {
            throw refused(settings, e);
        }
    }

    private static ServerSocketChannel bound(InetSocketAddress address) throws IOException {
        final ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            return channel.bind(address);
        } catch (IOException e) {
            CloseHelper.quietClose(channel);
            throw e;
        }
    }

    private static EnvironmentException refused(HttpSettings settings, IOException why) {
        return new EnvironmentException("cannot listen at " + HttpSettings.BIND + "=" + settings.host() + ":"
            + settings.port() + " (" + why.getMessage() + "), name another port, 0 for any, or off", why);
    }

    private Server server(HttpHandler handler, int idleMs) {
        final GuardedServer.Limits limits =
            new GuardedServer.Limits(CONNECTIONS, idleMs, LEAST_THREADS, MOST_THREADS);
        final Server made = GuardedServer.of("turgo-http", limits, handler, (request, response, callback) -> {
            Content.Sink.write(response, true, response.getStatus() + "\n", callback);
            return true;
        });
        try {
            GuardedServer.connector(made).open(socket);
        } catch (IOException e) {
            throw new EnvironmentException("cannot listen at " + socket + ": " + e, e);
        }
        return made;
    }

    /** The thread: waits for a run that is soon over, then serves and takes samples until it is closed. */
    private void serve() {
        try {
            if (closed.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                return;
            }
            server.start();
            LOG.info("status, health and metrics at {}", url());
            while (!closed.await(SAMPLE_MS, TimeUnit.MILLISECONDS)) {
                state.sample();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("the pipeline goes on, but nothing is answered over HTTP: {}", e.toString(), e);
        }
    }

    private void tellWhere() {
        if (file != null) {
            try {
                Files.writeString(file, url() + '\n');
                told = true;
            } catch (IOException e) {
                LOG.warn("cannot write {}, `turgo tap` will not find this process: {}", file, e.toString());
            }
        }
    }

    /** Where to look, e.g. {@code http://127.0.0.1:7170}. */
    public String url() {
        final InetSocketAddress at = (InetSocketAddress) socket.socket().getLocalSocketAddress();
        final String host = at.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? '[' + host + ']' : host) + ':' + at.getPort();
    }

    /**
     * What is to be told how the run goes. Where to look stands in the data directory once the engine has it: until
     * then it may be another process's.
     */
    public RunObserver observer() {
        return new RunObserver() {
            @Override
            public void recovering(long done, long total) {
                state.recovering(done, total);
            }

            @Override
            public void started(Engine engine) {
                state.started(engine);
                tellWhere();
            }

            @Override
            public void ending() {
                state.ending();
            }
        };
    }

    /** Ends the server. */
    @Override
    public void close() {
        closed.countDown();
        state.closing();
        try {
            thread.join();
            server.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("while the HTTP server ends", e);
        }
        CloseHelper.quietClose(socket);
        state.close();
        if (told) {
            forget();
        }
    }

    private void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }
}
