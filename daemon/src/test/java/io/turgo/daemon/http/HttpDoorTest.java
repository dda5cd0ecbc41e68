package io.turgo.daemon.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.turgo.daemon.gate.ShopJournal;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDoorTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private HttpDoor door;
    private ServedShop shop;

    @BeforeEach
    void open() {
        door = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, null), "shop", directory);
    }

    @AfterEach
    void close() {
        door.close();
        if (shop != null) {
            shop.close();
        }
    }

    private void start() {
        shop = new ServedShop(directory, door);
    }

    private HttpResponse<String> get(String path, String... headers) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.url() + path)).timeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request.toString(), e);
        }
    }

    private static void requireJson(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            assertTrue(tokens > 1, text);
        }
    }

    @Test
    void healthFollowsTheRun() {
        assertEquals(200, get("/health/live").statusCode());
        assertEquals("not ready: starting\n", get("/health/ready").body());
        assertEquals(503, get("/metrics").statusCode());
        door.observer().recovering(3, 10);
        assertEquals("not ready: recovering, 3 of 10 records of the journal\n", get("/health/ready").body());
        start();
        assertEquals(200, get("/health/ready").statusCode());
        door.observer().ending();
        assertEquals("not ready: ending\n", get("/health/ready").body());
        assertEquals(503, get("/health/ready").statusCode());
    }

    @Test
    void metricsAreInThePrometheusFormat() {
        start();
        final HttpResponse<String> answer = get("/metrics");
        assertEquals("text/plain; version=0.0.4; charset=utf-8", answer.headers().firstValue("Content-Type").get());
        final Set<String> families = new HashSet<>();
        final Set<String> samples = new HashSet<>();
        for (final String line : answer.body().lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(families.add(line.split(" ")[2]), line);
            } else if (!line.startsWith("# HELP ")) {
                assertTrue(
                    line.matches("turgo_[a-z_]+\\{pipeline=\"shop\"(,[a-z]+=\"[^\"]+\")*} (NaN|[0-9.e+-]+)"), line);
                assertTrue(samples.add(line.substring(0, line.lastIndexOf(' '))), line);
                final String name = line.substring(0, line.indexOf('{'));
                assertTrue(families.contains(name.replaceFirst("_count$", "")), line);
            }
        }
        assertTrue(answer.body().contains("turgo_events_in_total{pipeline=\"shop\"} 2\n"), answer.body());
        assertTrue(answer.body().contains("turgo_stage_rows_total{pipeline=\"shop\",stage=\"enough\"} 1\n"),
            answer.body());
        assertTrue(answer.body().contains(
            "turgo_processing_latency_seconds_count{pipeline=\"shop\",stage=\"enough\"} 2\n"), answer.body());
    }

    @Test
    void pipelinesAndHistoryAreJson() throws Exception {
        start();
        final String pipelines = get("/pipelines").body();
        requireJson(pipelines);
        assertTrue(pipelines.contains(
            "{\"name\":\"sums-csv\",\"kind\":\"sink\",\"operator\":\"\",\"from\":[\"sums\"]}"), pipelines);
        assertTrue(pipelines.contains(
            "{\"name\":\"enough\",\"kind\":\"stage\",\"operator\":\"Filter\",\"from\":[\"orders\"]}"), pipelines);
        String history = "[]";
        final long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!history.contains("\"p99\"") && System.nanoTime() < deadlineNs) {
            history = get("/history").body();
        }
        requireJson(history);
        assertTrue(history.contains("\"in\":0.0"), history);
    }

    @Test
    void thePageLoadsNothingFromElsewhere() {
        final HttpResponse<String> page = get("/");
        assertEquals(200, page.statusCode());
        assertTrue(page.headers().firstValue("Content-Security-Policy").get().startsWith("default-src 'none'"));
        assertFalse(page.body().contains("//"), "an address of another place");
        for (final String part : List.of("/status.css", "/status.js")) {
            assertEquals(200, get(part).statusCode());
            assertFalse(get(part).body().replace("http://www.w3.org/2000/svg", "").contains("http"), part);
        }
    }

    @Test
    void rowsCanBeWatched() throws Exception {
        start();
        final CompletableFuture<ShopJournal.Ended> tap = CompletableFuture.supplyAsync(
            () -> ShopJournal.turgo("tap", directory, "points", "--limit", "3", "--seconds", "30"));
        while (!tap.isDone()) {
            shop.order(4);
            Thread.onSpinWait();
        }
        final ShopJournal.Ended ended = tap.get();
        assertEquals(0, ended.code(), ended.err());
        assertEquals(3, ended.out().lines().count());
        for (final String line : ended.out().lines().toList()) {
            requireJson(line);
            assertTrue(line.matches("\\{\"@time\":\"1970-01-01T00:00:0\\d\\S*Z\",\"time\":\"[^\"]*\","
                + "\"item\":\"bolt \\\\\"5\\\\\"\",\"price\":\"2.5000\",\"quantity\":4,\"tax\":\"[0-9.]+\","
                + "\"points\":40}"), line);
        }
    }

    @Test
    void anUnknownStageAndADirectoryWithoutAProcessAreRefused() throws IOException {
        start();
        final ShopJournal.Ended unknown = ShopJournal.turgo("tap", directory, "point");
        assertEquals(1, unknown.code());
        assertTrue(unknown.err().startsWith("turgo: pipeline `shop` has no source, stage or sink `point`; did you mean "
            + "`points`?"), unknown.err());
        assertEquals(400, get("/tap?stage=points&limit=0").statusCode());
        assertEquals(400, get("/tap").statusCode());
        final Path other = Files.createDirectory(directory.resolve("other"));
        assertTrue(ShopJournal.turgo("tap", other, "points").err().startsWith(
            "turgo: there is no " + other.resolve("http") + ": no process that answers HTTP runs on " + other));
    }

    @Test
    void whoWatchesWithoutTheTokenIsToldWhereItGoes() {
        door.close();
        door = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, TOKEN), "shop", directory);
        start();
        final ShopJournal.Ended ended = ShopJournal.turgo("tap", directory, "points");
        assertEquals(1, ended.code());
        assertEquals("turgo: the pipeline on " + directory + " shows rows to those only who have its turgo.http.token: "
            + "name that in the environment variable TURGO_HTTP_TOKEN", ended.err().strip());
    }

    @Test
    void aTokenOpensAndNothingElseDoes() {
        door.close();
        door = HttpDoor.open(new HttpSettings("127.0.0.1", 0, true, TOKEN), "shop", null);
        assertEquals(401, get("/").statusCode());
        assertTrue(get("/").headers().firstValue("WWW-Authenticate").get().startsWith("Basic"));
        assertEquals(401, get("/", "Authorization", "Bearer " + TOKEN + "x").statusCode());
        assertEquals(401, get("/", "Authorization", "Basic !!!").statusCode());
        assertEquals(200, get("/", "Authorization", "Bearer " + TOKEN).statusCode());
        assertEquals(200, get("/", "Authorization", "Basic " + java.util.Base64.getEncoder().encodeToString(
            ("me:" + TOKEN).getBytes(StandardCharsets.UTF_8))).statusCode());
    }

    @Test
    void aPortInUseIsRefusedWhereItWasAskedForAndElseReplaced() throws IOException {
        final int port = URI.create(door.url()).getPort();
        assertTrue(assertThrows(EnvironmentException.class,
            () -> HttpDoor.open(new HttpSettings("127.0.0.1", port, true, null), "other", null)).getMessage()
            .startsWith("cannot listen at turgo.http.bind=127.0.0.1:" + port + " ("));
        try (HttpDoor other = HttpDoor.open(new HttpSettings("127.0.0.1", port, false, null), "other", null)) {
            assertFalse(other.url().equals(door.url()));
        }
        assertTrue(Files.notExists(directory.resolve("http")), "another process may have the directory");
        start();
        assertEquals(door.url() + '\n', Files.readString(directory.resolve("http")));
        door.close();
        assertTrue(Files.notExists(directory.resolve("http")));
    }
}
