package io.turgo.connectors.socket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Listens at a port of this machine; connections are taken and read when a test asks. */
final class Peer implements AutoCloseable {
    private final ServerSocketChannel server;
    private final List<SocketChannel> connections = new ArrayList<>();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();

    private Peer(ServerSocketChannel server) {
        this.server = server;
    }

    static Peer listen() {
        return listen(0);
    }

    static Peer listen(int port) {
        try {
            final ServerSocketChannel server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress("127.0.0.1", port));
            server.configureBlocking(false);
            return new Peer(server);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.socket().getLocalPort();
    }

    /** All that has come, over all connections. */
    String received() {
        try {
            accept();
            final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
            for (final SocketChannel each : connections) {
                while (each.isOpen() && each.read(bytes.clear()) > 0) {
                    received.write(bytes.array(), 0, bytes.position());
                }
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return received.toString(StandardCharsets.UTF_8);
    }

    /** How many connections there were. */
    int accept() {
        try {
            SocketChannel next = server.accept();
            while (next != null) {
                next.configureBlocking(false);
                connections.add(next);
                next = server.accept();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return connections.size();
    }

    /** Sends over the latest connection. */
    void send(String text) {
        try {
            connections.get(connections.size() - 1).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections. */
    void hangUp() {
        try {
            for (final SocketChannel each : connections) {
                each.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        hangUp();
        try {
            server.close();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
