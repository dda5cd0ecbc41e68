package io.turgo.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that mean no good: others are answered, and the pipeline goes on. */
class HostileClientTest {
    private static final int PATIENCE_MS = 30_000;
    private static final int IDLE_MS = 1_500;
    private static final int TURN_MS = 50;
    private static final String TOKEN = "0123456789abcdef";
    private static final String END = "\r\n\r\n";

    @TempDir
    private static Path directory;
    private static HttpDoor door;
    private static ServedShop shop;

    @BeforeAll
    static void open() {
        door = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, null), "shop", null, IDLE_MS);
        shop = new ServedShop(directory, door);
    }

    @AfterAll
    static void close() {
        door.close();
        shop.close();
    }

    private static Socket connect() throws IOException {
        return connect(door);
    }

    private static Socket connect(HttpDoor door) throws IOException {
        final URI at = URI.create(door.url());
        final Socket socket = new Socket(at.getHost(), at.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** All that comes until the server closes the connection, at the latest when it has been silent for its time. */
    private static String read(Socket socket) throws IOException {
        final InputStream in = socket.getInputStream();
        final StringBuilder text = new StringBuilder();
        try {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                text.append((char) octet);
            }
        } catch (final SocketTimeoutException e) {
            throw e;
        } catch (final IOException reset) {
            return text.toString();
        }
        return text.toString();
    }

    /** What comes for so long; the connection is not to end by then. */
    private static String readFor(Socket socket, long timeMs) throws IOException {
        final StringBuilder text = new StringBuilder();
        final long startNs = System.nanoTime();
        socket.setSoTimeout(TURN_MS);
        while (System.nanoTime() - startNs < timeMs * 1_000_000) {
            try {
                final int octet = socket.getInputStream().read();
                assertTrue(octet >= 0, () -> "it has ended: " + text);
                text.append((char) octet);
            } catch (final SocketTimeoutException silence) {
                continue;
            }
        }
        socket.setSoTimeout(PATIENCE_MS);
        return text.toString();
    }

    private static String answer(String request) throws IOException {
        return answer(door, request);
    }

    private static String answer(HttpDoor door, String request) throws IOException {
        try (Socket socket = connect(door)) {
            write(socket, request);
            return read(socket);
        }
    }

    private static void requireUp() throws IOException {
        shop.order(7);
        shop.showFigures();
        final String answer = answer("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close" + END);
        assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("ready\n"), answer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "GET / HTTP/1.1\\r\\nHost: evil.example|421", "GET / HTTP/1.1\\r\\nHost: localhost.evil.example|421",
        "GET / HTTP/1.1|400", "GET / HTTP/1.1\\r\\nHost: localhost\\r\\nHost: evil.example|400",
        "GET http://evil.example/metrics HTTP/1.1\\r\\nHost: localhost|4",
        "nonsense|400", "GET /|505", "GET / HTTP/9.9\\r\\nHost: localhost|505",
        "PRI * HTTP/2.0|426", "BREW / HTTP/1.1\\r\\nHost: localhost|405", "OPTIONS * HTTP/1.1\\r\\nHost: localhost|405",
        "TRACE / HTTP/1.1\\r\\nHost: localhost|405", "CONNECT evil.example:80 HTTP/1.1\\r\\nHost: localhost|4",
        "DELETE /pipelines HTTP/1.1\\r\\nHost: localhost|405",
        "POST /pipelines HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 99999999999|405",
        "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: -1|400",
        "POST / HTTP/1.1\\r\\nHost: localhost\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked|400",
        "GET /../../etc/passwd HTTP/1.1\\r\\nHost: localhost|400",
        "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\\r\\nHost: localhost|4",
        "GET /..%2f..%2fetc%2fpasswd HTTP/1.1\\r\\nHost: localhost|4",
        "GET /status.css/../../status.html HTTP/1.1\\r\\nHost: localhost|4",
        "GET /%00 HTTP/1.1\\r\\nHost: localhost|4", "GET /%c0%ae%c0%ae/ HTTP/1.1\\r\\nHost: localhost|4",
        "GET /HttpDoor.class HTTP/1.1\\r\\nHost: localhost|404", "HEAD /nowhere HTTP/1.1\\r\\nHost: localhost|404",
        "GET /tap?stage=%3Cscript%3E HTTP/1.1\\r\\nHost: localhost|400",
        "GET /tap?stage=points&limit=99999999999999999999 HTTP/1.1\\r\\nHost: localhost|400"})
    void whatIsNoRequestOfOursIsRefused(String head, String status) throws IOException {
        final String answer = answer(head.replace("\\r\\n", "\r\n") + "\r\nConnection: close" + END);
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
        assertFalse(answer.contains("\tat ") || answer.contains("Exception") || answer.contains("Jetty")
            || answer.contains("root:"), answer);
        requireUp();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/pipelines", "/health/live", "/nowhere"})
    void aHeadIsAnsweredAsAGetWithoutItsBody(String path) throws IOException {
        final String rest = " HTTP/1.1\r\nHost: localhost\r\nConnection: close" + END;
        final String get = answer("GET " + path + rest);
        final String head = answer("HEAD " + path + rest);
        assertEquals(get.substring(0, get.indexOf("\r\n")), head.substring(0, head.indexOf("\r\n")));
        assertTrue(head.endsWith(END) && head.contains("Content-Length: "), head);
    }

    @Test
    void aHeadOfAMegabyteIsRefusedBeforeItIsThere() throws IOException {
        for (final String head : List.of("GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "y".repeat(1 << 20),
            "GET /" + "y".repeat(1 << 20) + " HTTP/1.1\r\nHost: localhost")) {
            try (Socket socket = connect()) {
                try {
                    write(socket, head + END);
                } catch (final IOException closedBeforeAllWasSent) {
                    continue;
                }
                final String answer = read(socket);
                assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
            }
        }
        requireUp();
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() throws IOException {
        try (Socket slow = connect()) {
            slow.setSoTimeout(TURN_MS);
            write(slow, "GET / HTTP/1.1\r\nHost: localhost\r\nX: ");
            final long startNs = System.nanoTime();
            boolean open = true;
            while (open) {
                assertTrue(System.nanoTime() - startNs < PATIENCE_MS * 1_000_000L, "it is not cut off");
                open = goesOn(slow);
            }
            requireUp();
        }
    }

    /** Sends another byte, and waits for the end of the connection for a moment. */
    private static boolean goesOn(Socket slow) {
        try {
            write(slow, "y");
            return slow.getInputStream().read() >= 0;
        } catch (final SocketTimeoutException nothingYet) {
            return true;
        } catch (final IOException closed) {
            return false;
        }
    }

    @Test
    void halfARequestAndNoneAtAllAreCutOff() throws IOException {
        for (final String half : List.of("", "GET", "GET / HTTP/1.1\r\nHost: localhost\r\n",
            "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10" + END + "{")) {
            final String answer = answer(half);
            assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
        }
        requireUp();
    }

    @Test
    void moreConnectionsThanThereIsRoomForHoldNobodyUpForLong() throws IOException {
        final List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 3 * HttpDoor.CONNECTIONS; i++) {
                idle.add(connect());
                write(idle.get(i), i % 2 == 0 ? "" : "GET / HT");
            }
            requireUp();
        } finally {
            for (final Socket each : idle) {
                each.close();
            }
        }
        requireUp();
    }

    @Test
    void aReaderOfATapThatDoesNotReadLeavesRoomForOthers() throws IOException {
        final List<Socket> taps = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                taps.add(connect());
                write(taps.get(i),
                    "GET /tap?stage=points&limit=1000000&seconds=3600 HTTP/1.1\r\nHost: localhost" + END);
            }
            for (int i = 0; i < 50_000; i++) {
                shop.order(4);
            }
            requireUp();
        } finally {
            for (final Socket each : taps) {
                each.close();
            }
        }
    }

    @Test
    void garbageLeavesItUp() throws IOException {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final List<String> parts = List.of("GET / HTTP/1.1\r\nHost: localhost\r\n", "\r\n", "\u0000\u0001", END,
            "Content-Length: 5\r\n", "Transfer-Encoding: chunked\r\n", "FFFFFFFFFFFF\r\n", "0\r\n\r\n",
            "GET /tap?stage=orders&limit=1&seconds=1 HTTP/1.1\r\nHost: localhost\r\n", "Expect: 100-continue\r\n",
            "Upgrade: websocket\r\nConnection: Upgrade\r\n", "Range: bytes=0-1,2-3\r\n", "X: " + "y".repeat(9_000));
        for (int i = 0; i < 200; i++) {
            try (Socket socket = connect()) {
                for (int j = random.nextInt(6); j >= 0; j--) {
                    write(socket, parts.get(random.nextInt(parts.size())));
                }
            } catch (final IOException closedByTheServer) {
                continue;
            }
        }
        try {
            requireUp();
        } catch (final AssertionError e) {
            throw new AssertionError("seed=" + seed, e);
        }
    }

    @Test
    void whereThereIsATokenNothingIsAnsweredWithoutIt() throws IOException {
        final HttpSettings settings = new HttpSettings("127.0.0.1", 0, true, TOKEN);
        try (HttpDoor guarded = HttpDoor.open(settings, "shop", null, IDLE_MS)) {
            final String head = " HTTP/1.1\r\nHost: turgo.example\r\nConnection: close\r\n";
            for (final String path : List.of("/", "/status.js", "/health/live", "/metrics", "/pipelines", "/history",
                "/tap?stage=orders", "/nowhere")) {
                for (final String shown : List.of("", "Authorization: Bearer \r\n",
                    "Authorization: Bearer 0123456789\r\n", "Authorization: Basic OjAxMjM0NTY3ODk=\r\n",
                    "Authorization: " + TOKEN + "\r\n",
                    "Authorization: Bearer x\r\nAuthorization: Bearer " + TOKEN + "\r\n")) {
                    final String answer = answer(guarded, "GET " + path + head + shown + "\r\n");
                    assertTrue(answer.startsWith("HTTP/1.1 401 ") && !answer.contains(TOKEN), path + shown + answer);
                }
            }
            final String answer = answer(
                guarded, "GET /health/live" + head + "Authorization: bearer " + TOKEN + "\r\n\r\n");
            assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        }
    }

    @Test
    void aTapMayWaitForRowsAndDoesNotHoldUpTheEnd() throws IOException {
        final HttpDoor other = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, null), "shop", null, IDLE_MS);
        try (ServedShop quiet = new ServedShop(directory, other); Socket tap = connect(other)) {
            write(tap, "GET /tap?stage=points&limit=10&seconds=3600 HTTP/1.1\r\nHost: localhost" + END);
            assertEquals('H', tap.getInputStream().read());
            assertTrue(readFor(tap, 2 * IDLE_MS).startsWith("TTP/1.1 200 "), "its silence has ended it");
            quiet.order(1);
            for (int octet = 0; octet != '{'; octet = tap.getInputStream().read()) {
                assertTrue(octet >= 0, "no row comes");
            }
            other.close();
            read(tap);
        }
    }
}
