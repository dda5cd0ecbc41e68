package io.turgo.daemon.stat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.ErrorObservation;
import io.turgo.counters.ShownLatencies;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A pipeline's figures as a JSON object: {@code pipeline}, {@code running}, {@code at}, {@code counters} by name,
 * {@code rates} a second, {@code lagNs}, {@code checkpoint}, {@code stages} with rows, rate and latencies, and
 * {@code errors}. Times are epoch ns, durations ns.
 */
public final class StatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final Reading now;
    private final Reading before;

    private StatJson(JsonGenerator json, Reading now, Reading before) {
        this.json = json;
        this.now = now;
        this.before = before;
    }

    /** The object on one line, without a line feed. */
    static String line(String pipeline, boolean running, Reading now, Reading before, DirectoryFigures files) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("pipeline", pipeline);
            json.writeBooleanField("running", running);
            new StatJson(json, now, before).write(files);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes the fields of {@code now} into an object that is open.
     *
     * @param before an earlier reading, or the same one: then rates are 0
     */
    public static void write(JsonGenerator json, Reading now, Reading before, DirectoryFigures files)
        throws IOException {
        new StatJson(json, now, before).write(files);
    }

    private void write(DirectoryFigures files) throws IOException {
        json.writeNumberField("at", now.atNs());
        json.writeNumberField("started", now.startNs());
        json.writeNumberField("process", now.pid());
        json.writeNumberField("lagNs", now.lagNs());
        counters();
        json.writeObjectFieldStart("rates");
        rate("eventsIn", EngineCounter.EVENTS_IN);
        rate("eventsOut", EngineCounter.EVENTS_OUT);
        rate("late", EngineCounter.LATE_RECORDS);
        rate("deadLetters", EngineCounter.DEAD_LETTERS);
        json.writeEndObject();
        json.writeObjectFieldStart("checkpoint");
        json.writeNumberField("bytes", files.checkpointBytes());
        json.writeNumberField("at", files.checkpointAtNs());
        json.writeEndObject();
        json.writeArrayFieldStart("stages");
        for (final String stage : now.stages()) {
            stage(stage);
        }
        json.writeEndArray();
        errors();
    }

    private void counters() throws IOException {
        json.writeObjectFieldStart("counters");
        for (final EngineCounter counter : EngineCounter.values()) {
            json.writeNumberField(counter.label(), now.value(counter));
        }
        json.writeEndObject();
    }

    private void rate(String name, EngineCounter counter) throws IOException {
        json.writeNumberField(name, now.perSecond(counter, before));
    }

    private void stage(String stage) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", stage);
        json.writeBooleanField("sink", now.isSink(stage));
        json.writeNumberField("rows", now.rows(stage));
        json.writeNumberField("rate", now.rowsPerSecond(stage, before));
        if (now.isSink(stage)) {
            json.writeNumberField("written", now.value(stage, "out"));
        }
        json.writeObjectFieldStart("latencyNs");
        for (final String what : ShownLatencies.NAMES) {
            json.writeNumberField(what, now.value(stage, what));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Without stack traces, whose first lines say what it was. */
    private void errors() throws IOException {
        json.writeArrayFieldStart("errors");
        for (final ErrorObservation error : now.errors()) {
            json.writeStartObject();
            json.writeNumberField("count", error.count());
            json.writeNumberField("firstMs", error.firstEpochMs());
            json.writeNumberField("lastMs", error.lastEpochMs());
            json.writeStringField("error", error.text().lines().findFirst().orElse(""));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
