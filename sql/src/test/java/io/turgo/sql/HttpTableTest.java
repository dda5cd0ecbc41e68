package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows that are posted to a table of SQL, whose event time is computed before they are journaled. */
class HttpTableTest {
    private static final String BODY = """
        {"id":1,"name":"a","sent":"2026-01-01 00:00:01"}
        {"id":2,"name":"b","sent":"2026-01-01 00:00:02"}
        """;

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(true);

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static SqlJob job(int port) {
        return SqlFile.of("posted", """
            CREATE TABLE posted (id BIGINT NOT NULL, name STRING, sent STRING, ts AS TO_TIMESTAMP(sent),
              WATERMARK FOR ts AS ts - INTERVAL '1' SECOND
            ) WITH ('connector' = 'http', 'port' = '${PORT}', 'format' = 'json');
            CREATE TABLE shown (id BIGINT, name STRING, ts TIMESTAMP(3)) WITH ('connector' = 'print');
            INSERT INTO shown SELECT id, name, ts FROM posted WHERE id > 1;
            """, Path.of("."), Map.of("PORT", String.valueOf(port))).plan();
    }

    private static String post(int port, String body) {
        final HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .header("Idempotency-Key", "k").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            final HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().strip();
        } catch (final IOException notYet) {
            return "no answer";
        } catch (final InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aRequestHasOneEffectOverARestart() throws IOException {
        final int port = freePort();
        for (int run = 0; run < 2; run++) {
            try (Engine engine = Engine.start(job(port).pipeline((table, declared) -> sink),
                Engine.context().journal(journal).checkpointIntervalMs(0))) {
                final String expected = run == 0 ? "200 {\"rows\":2}" : "200 {\"rows\":2,\"repeated\":true}";
                Conditions.await("the port is open", () -> post(port, "x").startsWith("400"));
                assertEquals(expected, post(port, BODY));
                assertTrue(post(port, BODY + BODY).startsWith("409"));
                engine.drain();
            }
        }
        assertEquals(1, sink.lines().size(), sink.lines().toString());
        assertTrue(sink.lines().get(0).startsWith("2,b,"), sink.lines().toString());
    }
}
