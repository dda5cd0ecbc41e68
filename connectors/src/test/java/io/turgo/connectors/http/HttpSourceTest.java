package io.turgo.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputId;
import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.engine.Engine;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.time.EventTime;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is answered to whom, and what is journaled of it. */
class HttpSourceTest {
    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(false);

    @Test
    void rowsComeByLineAsArrayAndInOrder() {
        try (Served served = Served.start(journal, sink)) {
            assertEquals("200 {\"rows\":3}", served.post(Served.lines(0, 3)));
            assertEquals("200 {\"rows\":2}", served.post(
                "\n[ {\"id\":3,\"name\":\"n0\"},\n {\"name\":\"n1\",\n\t\"id\" :4} ]\n", "Content-Type",
                "application/json; charset=utf-8"));
            assertEquals("200 {\"rows\":1}", served.post("{\"id\":5,\"name\":\"n2\"}"));
            assertEquals("200 {\"rows\":0}", served.post(""));
            assertEquals("200 {\"rows\":0}", served.post("[]"));
            assertEquals(Served.expected(0, 6), served.rows());
        }
    }

    @Test
    void rowsComeAsCsv() {
        try (Served served = Served.start(journal, sink, "format", "csv", "csv.header", "true")) {
            assertEquals("200 {\"rows\":2}", served.post("name,id\nn0,0\n\"n1\",1\n", "Content-Type", "text/csv"));
            final String answer = served.post("name,id\nn0,0\nn1,x\n");
            assertTrue(answer.startsWith("400 ") && answer.contains("row 2, column id"), answer);
            assertEquals("400", served.post("nome,id\nn0,0\n").substring(0, 3));
            assertEquals(Served.expected(0, 2), served.rows());
        }
    }

    @Test
    void aBodyIsAnsweredWhenTheDiskHasItsRows() {
        journal.durableUpTo(1);
        try (Served served = Served.start(journal, sink)) {
            final CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(served.request(Served.lines(0, 2)).build(), BodyHandlers.ofString());
            Conditions.await("both rows are taken in", () -> served.engine().lastPosition("rows") == 1);
            assertFalse(answer.isDone());
            journal.durableUpTo(journal.info().lastFrame());
            assertEquals(200, answer.join().statusCode());
            journal.durableUpTo(Long.MAX_VALUE);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{\"id\":1}\\n{\"id\":x}\\n{}   | row 2: | row 3, column id: the value is missing",
        "[{\"id\":1},]               | element 2 is missing | body",
        "[,{\"id\":1}]               | element 1 is missing | body",
        "[{\"id\":1} {\"id\":2}]     | row 1 | row 1",
        "[{\"id\":1}                 | not closed | body",
        "[{\"id\":1}]]               | more behind | body",
        "[{\"id\":1}}]               | closes what is not open | body",
        "[{\"name\":\"a\\nb\"}]      | line break in a string | body",
        "[1, \"a\", null]            | row 1 | row 3",
        "{\"id\":99999999999999999999} | row 1, column id | 9999"})
    void nothingOfABodyWithAFaultIsTaken(String body, String first, String second) {
        try (Served served = Served.start(journal, sink)) {
            final String answer = served.post(body.replace("\\n", "\n"));
            assertTrue(answer.startsWith("400 ") && answer.contains(first) && answer.contains(second), answer);
            assertEquals("200 {\"rows\":1}", served.post(Served.lines(7, 8)));
            assertEquals(Served.expected(7, 8), served.rows());
        }
    }

    @Test
    void strangersAreTurnedAway() {
        try (Served served = Served.start(journal, sink, "token", "secret-1", "path", "/in")) {
            assertEquals("404", served.post("").substring(0, 3));
            final HttpRequest.Builder get = served.request("").copy().uri(
                URI.create("http://127.0.0.1:" + served.port() + "/in"));
            assertEquals(401, served.send(get).statusCode());
            assertEquals("Bearer", served.send(get).headers().firstValue("WWW-Authenticate").orElse(""));
            assertEquals(403, served.send(get.copy().header("Authorization", "Bearer secret-2")).statusCode());
            assertEquals(403, served.send(get.copy().header("Authorization", "Basic secret-1")).statusCode());
            assertEquals(200, served.send(get.copy().header("Authorization", "Bearer secret-1")).statusCode());
            assertEquals(403, served.send(get.copy().header("Authorization", "Bearer secret-1")
                .header("Origin", "http://localhost")).statusCode());
            assertEquals(405, served.send(get.copy().GET()).statusCode());
            assertEquals(415, served.send(get.copy().header("Authorization", "Bearer secret-1")
                .header("Content-Type", "text/csv")).statusCode());
            assertEquals(415, served.send(get.copy().header("Authorization", "Bearer secret-1")
                .header("Content-Encoding", "gzip")).statusCode());
        }
    }

    @Test
    void otherMachinesNeedATokenAndNoMessageShowsIt() {
        final Tables table = Tables.of("http", Path.of("."), "port", "1", "format", "json", "bind", "0.0.0.0")
            .columns("id INT64");
        final OptionException refusal =
            assertThrows(OptionException.class, () -> table.connector().source(table.define()));
        assertEquals("bind", refusal.optionName());
        final Tables open = Tables.of("http", Path.of("."), "port", "1", "format", "json", "bind", "0.0.0.0",
            "token", "hidden-1").columns("id INT64");
        open.connector().source(open.define());
        assertFalse(open.define().options().toString().contains("hidden-1"));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWhetherItSaysSoOrNot() {
        try (Served served = Served.start(journal, sink, "max-body-size", "100")) {
            assertEquals("413", served.post(Served.lines(0, 10)).substring(0, 3));
            final HttpRequest.Builder chunked = served.request("").POST(HttpRequest.BodyPublishers.fromPublisher(
                HttpRequest.BodyPublishers.ofString(Served.lines(0, 10))));
            assertEquals(413, served.send(chunked).statusCode());
            assertEquals("200 {\"rows\":2}", served.post(Served.lines(0, 2)));
            assertEquals(Served.expected(0, 2), served.rows());
        }
    }

    /** Two slots before a sink that waits for the latch; nobody waits for room for longer than 50 ms. */
    private Served behind(CountDownLatch held) {
        final var slow = CallbackSink.of(Row.class, (id, row) ->
            Conditions.await("the test lets outputs go", () -> held.getCount() == 0))
            .resumeAfter(id -> OutputId.NONE);
        return Served.start(journal, slow, sink, context -> context.ringSlots(2), "busy-timeout", "50 ms");
    }

    @Test
    void behindASlowPipelineClientsAreToldToComeAgain() {
        final CountDownLatch held = new CountDownLatch(1);
        try (Served served = behind(held)) {
            final List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                answers.add(HttpClient.newHttpClient()
                    .sendAsync(served.request(Served.lines(0, 1)).build(), BodyHandlers.ofString()));
            }
            Conditions.await("some are refused", () -> answers.stream().filter(CompletableFuture::isDone)
                .anyMatch(each -> each.join().statusCode() == 429));
            held.countDown();
            final List<HttpResponse<String>> all = answers.stream().map(CompletableFuture::join).toList();
            assertEquals(30, all.stream().filter(each -> each.statusCode() == 200
                || each.statusCode() == 429 && each.headers().firstValue("Retry-After").isPresent()).count());
            served.engine().drain();
            assertEquals(all.stream().filter(each -> each.statusCode() == 200).count(),
                served.engine().lastPosition("rows") + 1);
            Conditions.await("there is room", () -> served.post(Served.lines(0, 1)).startsWith("200"));
        }
    }

    @Test
    void nobodyWaitsForTheRowsOfALongBody() {
        final CountDownLatch held = new CountDownLatch(1);
        try (Served served = behind(held)) {
            final CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient()
                .sendAsync(served.request(Served.lines(0, 100)).build(), BodyHandlers.ofString());
            Conditions.await("its first rows are journaled", () -> served.engine().lastPosition("rows") >= 0);
            assertEquals("429", served.post(Served.lines(0, 1)).substring(0, 3));
            assertEquals("429", served.post(Served.lines(0, 1), "Idempotency-Key", "a").substring(0, 3));
            assertFalse(answer.isDone());
            held.countDown();
            assertEquals(200, answer.join().statusCode());
            assertEquals(99, served.engine().lastPosition("rows"));
        }
    }

    @Test
    void moreThanIsHeldAtATimeIsRefused() throws Exception {
        try (Served served = Served.start(journal, sink, "max-body-size", "10000", "max-pending-size", "10000")) {
            try (Socket slow = new Socket("127.0.0.1", served.port())) {
                slow.getOutputStream().write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\n{"
                    .getBytes(StandardCharsets.US_ASCII));
                Conditions.await("the slow body holds its bytes",
                    () -> served.post(Served.lines(0, 1)).startsWith("429"));
            }
            Conditions.await("they are given back", () -> served.post(Served.lines(0, 1)).startsWith("200"));
        }
    }

    @Test
    void rowsThatTakeMoreMemoryThanMayBeHeldAreRefused() {
        try (Served served = Served.start(journal, sink, "max-body-size", "20000", "max-pending-size", "20000")) {
            final String answer = served.post("{\"id\":1}\n".repeat(2000));
            assertTrue(answer.startsWith("413 ") && answer.contains("max-pending-size"), answer);
            assertEquals("200 {\"rows\":100}", served.post("{\"id\":1}\n".repeat(100)));
        }
    }

    @Test
    void aPortThatIsTakenIsToldByNumber() {
        try (Served served = Served.start(journal, sink)) {
            final Tables table = Tables.of("http", Path.of("."), "port", "" + served.port(), "format", "json")
                .columns("id INT64");
            final Pipeline pipeline = Pipeline.named("second");
            pipeline.source("rows", table.schema(), EventTime.ingest())
                .to("out", new CollectingSink(false));
            pipeline.read("rows", table.connector().source(table.define()).source());
            final Engine engine = Engine.start(pipeline, Engine.context());
            Conditions.await("the engine fails", () -> engine.failure() != null);
            final Throwable failure = engine.failure();
            engine.close();
            assertTrue(failure instanceof EnvironmentException && failure.getMessage().contains(
                "cannot listen at http://127.0.0.1:" + served.port()), failure.toString());
        }
    }

    @Test
    void symbolsThatDoNotFitAreRefusedAndThePipelineGoesOn() {
        try (Served served = Served.start(journal, sink, sink, context -> context.symbolsMax(3))) {
            assertEquals("200 {\"rows\":3}", served.post(Served.lines(0, 3)));
            final String answer = served.post("{\"id\":1,\"name\":\"one more\"}");
            assertTrue(answer.startsWith("507") && answer.contains("turgo.symbols.max=3"), answer);
            assertEquals("200 {\"rows\":3}", served.post(Served.lines(3, 6)));
            assertEquals(Served.expected(0, 6), served.rows());
        }
    }
}
