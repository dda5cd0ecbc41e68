package io.turgo.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.frame.MemoryJournal;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clients that mean no good, or do no good: the pipeline stays up for the others. */
class HostileHttpTest {
    private static final int SOCKET_TIMEOUT_MS = 20_000;

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(false);

    private static Socket connect(Served served) throws IOException {
        final Socket socket = new Socket("127.0.0.1", served.port());
        socket.setSoTimeout(SOCKET_TIMEOUT_MS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String read(Socket socket) {
        try (InputStream input = socket.getInputStream()) {
            return new String(input.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (final IOException reset) {
            return "reset";
        }
    }

    private void requireUp(Served served) {
        assertEquals("200 {\"rows\":2}", served.post(Served.lines(0, 2)));
        assertNull(served.engine().failure());
    }

    @Test
    void aHeadThatDoesNotEndIsCutOff() throws IOException {
        try (Served served = Served.start(journal, sink, "idle-timeout", "600 ms"); Socket slow = connect(served)) {
            write(slow, "POST / HTTP/1.1\r\nHost: a\r\n");
            final Thread trickle = new Thread(() -> {
                try {
                    for (int i = 0; i < 100_000; i++) {
                        write(slow, "X");
                        Conditions.await("a while", new Pause()::isOver);
                    }
                } catch (final IOException closed) {
                    Thread.currentThread().interrupt();
                }
            });
            trickle.setDaemon(true);
            trickle.start();
            read(slow);
            requireUp(served);
        }
    }

    /** Some time, without sleeping: looks at the clock. */
    private static final class Pause {
        private final long untilNs = System.nanoTime() + 100_000_000;

        boolean isOver() {
            return System.nanoTime() > untilNs;
        }
    }

    @Test
    void aBodyThatDoesNotComeIsCutOff() throws IOException {
        try (Served served = Served.start(journal, sink, "idle-timeout", "300 ms"); Socket slow = connect(served)) {
            write(slow, "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{");
            final String answer = read(slow);
            assertTrue(answer.isEmpty() || answer.equals("reset") || answer.startsWith("HTTP/1.1 408"), answer);
            requireUp(served);
        }
    }

    @Test
    void moreConnectionsThanAllowedWaitForOthersToEnd() throws IOException {
        try (Served served = Served.start(journal, sink, "max-connections", "2", "idle-timeout", "500 ms")) {
            final List<Socket> idle = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                idle.add(connect(served));
            }
            requireUp(served);
            for (final Socket each : idle) {
                each.close();
            }
        }
    }

    @Test
    void garbageAndBrokenRequestsLeaveItUp() throws IOException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final List<String> parts = List.of("POST / HTTP/1.1\r\nHost: a\r\n", "Content-Length: 5\r\n", "\r\n",
            "Content-Length: -1\r\n", "Content-Length: 99999999999999999999\r\n", "Transfer-Encoding: chunked\r\n",
            "5\r\n{\"id\"\r\n", "0\r\n\r\n", "FFFFFFFFFFFF\r\n", "GET /../../etc/passwd HTTP/1.1\r\n", "\u0000\u0001",
            "{\"id\":1}", "Idempotency-Key: a\r\nIdempotency-Key: b\r\n", "X: " + "y".repeat(20_000) + "\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "Expect: 100-continue\r\n", "POST / HTTP/9.9\r\n", "\r\n\r\n\r\n",
            "POST /%2e%2e/%00 HTTP/1.1\r\nHost: a\r\n\r\n");
        try (Served served = Served.start(journal, sink, "idle-timeout", "200 ms")) {
            for (int i = 0; i < 60; i++) {
                try (Socket socket = connect(served)) {
                    for (int j = random.nextInt(8); j >= 0; j--) {
                        write(socket, parts.get(random.nextInt(parts.size())));
                    }
                    if (random.nextInt(3) == 0) {
                        socket.shutdownOutput();
                        assertTrue(!read(socket).contains("\tat "), "a stack trace, seed=" + seed);
                    }
                } catch (final IOException closedByTheServer) {
                    continue;
                }
            }
            assertEquals("200 {\"rows\":2}", served.post(Served.lines(5, 7)), "seed=" + seed);
            assertNull(served.engine().failure());
        }
    }

    @Test
    void requestsThatArePipelinedAreAnsweredInOrder() throws IOException {
        try (Served served = Served.start(journal, sink); Socket socket = connect(served)) {
            final StringBuilder text = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                final String body = Served.lines(i, i + 1);
                text.append("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ").append(body.length())
                    .append(i == 19 ? "\r\nConnection: close" : "").append("\r\n\r\n").append(body);
            }
            write(socket, text.toString());
            assertEquals(20, read(socket).split("\\{\"rows\":1\\}", -1).length - 1);
            assertEquals(Served.expected(0, 20), served.rows());
        }
    }
}
