package io.turgo.connectors.http;

import io.turgo.connectors.testing.Tables;
import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.egress.Sink;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A running pipeline that is fed over HTTP; columns {@code id} and {@code name}. */
final class Served implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Engine engine;
    private final HttpSource source;
    private final CollectingSink sink;

    private Served(Engine engine, HttpSource source, CollectingSink sink) {
        this.engine = engine;
        this.source = source;
        this.sink = sink;
        Conditions.await("the port is open", () -> source.port() != 0 || engine.failure() != null);
    }

    static Served start(MemoryJournal journal, CollectingSink sink, String... options) {
        return start(journal, sink, sink, context -> context, options);
    }

    static Served start(MemoryJournal journal, Sink written, CollectingSink sink, UnaryOperator<Context> settings,
        String... options) {
        final List<String> pairs = new ArrayList<>(List.of("port", "0"));
        pairs.addAll(List.of(options));
        if (!pairs.contains("format")) {
            pairs.addAll(List.of("format", "json"));
        }
        final Tables table = Tables.of("http", Path.of("."), pairs.toArray(String[]::new))
            .columns("id INT64", "name SYMBOL NULL");
        final HttpSource source = (HttpSource) table.connector().source(table.define()).source();
        final Pipeline pipeline = Pipeline.named("served");
        pipeline.source("rows", table.schema(), EventTime.ingest()).to("out", written);
        return new Served(Engine.start(pipeline.read("rows", source),
            settings.apply(Engine.context().journal(journal).epochClock(() -> 0).checkpointIntervalMs(0))),
            source, sink);
    }

    int port() {
        return source.port();
    }

    Engine engine() {
        return engine;
    }

    HttpRequest.Builder request(String body, String... headers) {
        final HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/"))
            .POST(HttpRequest.BodyPublishers.ofString(body));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (final IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Status and text of the answer. */
    String post(String body, String... headers) {
        final HttpResponse<String> response = send(request(body, headers));
        return response.statusCode() + " " + response.body().strip();
    }

    String postWithKey(String key, String body) {
        return post(body, "Idempotency-Key", key);
    }

    /** The first columns of the rows that came out. */
    List<String> rows() {
        engine.drain();
        return sink.lines().stream().map(line -> line.substring(0, line.indexOf(" @"))).toList();
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Rows {@code from..to-1}, an object a line. */
    static String lines(int from, int to) {
        final StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            text.append("{\"id\":").append(i).append(",\"name\":\"n").append(i % 3).append("\"}\n");
        }
        return text.toString();
    }

    /** What comes out of them. */
    static List<String> expected(int from, int to) {
        final List<String> rows = new ArrayList<>();
        for (int i = from; i < to; i++) {
            rows.add(i + ",n" + i % 3);
        }
        return rows;
    }
}
