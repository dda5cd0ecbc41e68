package io.turgo.daemon.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.counters.EngineCounter;
import io.turgo.daemon.stat.Reading;
import io.turgo.daemon.stat.StatJson;
import io.turgo.engine.Engine;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** A run's state as JSON: what there is now, and how it went in the last minutes. */
final class StateJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long NS_PER_MS = 1_000_000;

    private StateJson() {
    }

    /** Writes something to a generator. */
    @FunctionalInterface
    private interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    private static String text(Writing writing) {
        final StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            writing.to(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }

    /** An array of the process's pipelines, which is one: phase, graph and figures. */
    static String pipelines(RunState state) {
        return text(json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringField("pipeline", state.name());
            json.writeStringField("phase", state.phase());
            json.writeBooleanField("ready", state.notReady() == null);
            details(json, state);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    private static void details(JsonGenerator json, RunState state) throws IOException {
        final Engine engine = state.engine();
        final List<Reading> readings = state.readings();
        if (engine != null && !readings.isEmpty()) {
            json.writeStringField("threads", engine.threads());
            new PipelineGraph(engine.plan()).write(json);
            final Reading now = readings.get(readings.size() - 1);
            StatJson.write(json, now, readings.get(Math.max(0, readings.size() - 2)), state.files());
        }
    }

    /**
     * An array with an object for each of the last seconds: {@code t} in epoch ms, rates {@code in} and {@code out},
     * {@code lagMs}, {@code ring} in use, and the latencies of that second, those of the slowest sink in us.
     */
    static String history(RunState state) {
        final List<Reading> readings = state.readings();
        return text(json -> {
            json.writeStartArray();
            for (int i = 1; i < readings.size(); i++) {
                sample(json, readings.get(i), readings.get(i - 1));
            }
            json.writeEndArray();
        });
    }

    private static void sample(JsonGenerator json, Reading now, Reading before) throws IOException {
        json.writeStartObject();
        json.writeNumberField("t", now.atNs() / NS_PER_MS);
        json.writeNumberField("in", now.perSecond(EngineCounter.EVENTS_IN, before));
        json.writeNumberField("out", now.perSecond(EngineCounter.EVENTS_OUT, before));
        json.writeNumberField("lagMs", now.lagNs() / NS_PER_MS);
        json.writeNumberField("ring", now.value(EngineCounter.RING_OCCUPANCY));
        json.writeNumberField("p50", slowest(now, "recent-p50"));
        json.writeNumberField("p99", slowest(now, "recent-p99"));
        json.writeEndObject();
    }

    /** Of the sinks; of all stages where no sink has measured anything in that second. */
    private static double slowest(Reading now, String what) {
        final long sinks = now.stages().stream().filter(now::isSink)
            .mapToLong(stage -> now.value(stage, what)).max().orElse(0);
        return (sinks > 0 ? sinks : now.stages().stream().mapToLong(stage -> now.value(stage, what)).max().orElse(0))
            / 1e3;
    }
}
