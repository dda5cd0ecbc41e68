package io.turgo.daemon.http;

import io.turgo.counters.EngineCounter;
import io.turgo.daemon.stat.DirectoryFigures;
import io.turgo.daemon.stat.Reading;
import java.util.Locale;

/** A reading in Prometheus' text format, version 0.0.4: each family with help and type, names in base units. */
final class PrometheusText {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double NS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;
    private static final double EXACT = 1e15;
    private static final String[][] QUANTILES =
        {{"0.5", "latency-p50"}, {"0.99", "latency-p99"}, {"0.999", "latency-p99.9"}, {"1", "latency-max"}};

    private final StringBuilder text = new StringBuilder();
    private final Reading now;
    private final String pipeline;

    private PrometheusText(String pipeline, Reading now) {
        this.pipeline = "pipeline=\"" + escaped(pipeline) + '"';
        this.now = now;
    }

    static String of(String pipeline, Reading now, DirectoryFigures files, boolean ready) {
        final PrometheusText made = new PrometheusText(pipeline, now);
        made.flows();
        made.gauges(files, ready);
        made.stages();
        return made.text.toString();
    }

    private void flows() {
        counter("events_in_total", EngineCounter.EVENTS_IN);
        counter("events_journaled_total", EngineCounter.EVENTS_JOURNALED);
        counter("events_out_total", EngineCounter.EVENTS_OUT);
        counter("events_replayed_total", EngineCounter.REPLAYED_EVENTS);
        counter("late_total", EngineCounter.LATE_RECORDS);
        counter("dead_lettered_total", EngineCounter.DEAD_LETTERS);
        counter("errors_total", EngineCounter.ERRORS);
        counter("source_waits_total", EngineCounter.PUBLISHER_BLOCKED);
        counter("journal_frames_total", EngineCounter.FRAMES_JOURNALED);
        counter("journal_written_bytes_total", EngineCounter.JOURNAL_BYTES);
        counter("checkpoints_total", EngineCounter.CHECKPOINTS);
        family("paused_seconds_total", "counter", EngineCounter.PAUSED_MS.meaning());
        sample("paused_seconds_total", "", now.value(EngineCounter.PAUSED_MS) / MS_PER_SECOND);
    }

    private void gauges(DirectoryFigures files, boolean ready) {
        gauge("ready", "1 if records are taken in", ready ? 1 : 0);
        gauge("start_time_seconds", "when the engine was started, since the epoch", now.startNs() / NS_PER_SECOND);
        gauge("event_time_lag_seconds", "how far the watermark is behind the clock", now.lagNs() / NS_PER_SECOND);
        gauge("ring_slots", EngineCounter.RING_CAPACITY.meaning(), now.value(EngineCounter.RING_CAPACITY));
        gauge("ring_slots_used", EngineCounter.RING_OCCUPANCY.meaning(), now.value(EngineCounter.RING_OCCUPANCY));
        gauge("paused", EngineCounter.PAUSED.meaning(), now.value(EngineCounter.PAUSED));
        gauge("state_rows", EngineCounter.STATE_ROWS.meaning(), now.value(EngineCounter.STATE_ROWS));
        gauge("state_bytes", EngineCounter.STATE_BYTES.meaning(), now.value(EngineCounter.STATE_BYTES));
        gauge("journal_bytes", EngineCounter.JOURNAL_SIZE.meaning(), now.value(EngineCounter.JOURNAL_SIZE));
        gauge("journal_age_seconds", "time since the last frame was journaled",
            now.ageNs(now.value(EngineCounter.FRAME_TIME_NS)) / NS_PER_SECOND);
        gauge("checkpoint_bytes", "length of all checkpoints' files", files.checkpointBytes());
        gauge("checkpoint_age_seconds", "time since the newest checkpoint was published; 0 if there is none",
            now.ageNs(files.checkpointAtNs()) / NS_PER_SECOND);
        gauge("checkpoint_duration_seconds", EngineCounter.CHECKPOINT_NS.meaning(),
            now.value(EngineCounter.CHECKPOINT_NS) / NS_PER_SECOND);
        gauge("recovery_seconds", EngineCounter.RECOVERY_NS.meaning(),
            now.value(EngineCounter.RECOVERY_NS) / NS_PER_SECOND);
    }

    private void stages() {
        family("stage_rows_total", "counter", "rows that a stage has passed on, or that a sink was offered");
        now.stages().forEach(stage -> sample("stage_rows_total", stageLabel(stage), now.rows(stage)));
        family("sink_written_total", "counter", "outputs that a sink has written");
        now.stages().stream().filter(now::isSink)
            .forEach(sink -> sample("sink_written_total", stageLabel(sink), now.value(sink, "out")));
        family("processing_latency_seconds", "summary",
            "from the moment that a record was due to the end of the stage, of a sample of the records since start");
        now.stages().forEach(this::latencies);
    }

    private void latencies(String stage) {
        if (!now.has(stage, "latency-count")) {
            return;
        }
        for (final String[] each : QUANTILES) {
            sample("processing_latency_seconds", stageLabel(stage) + ",quantile=\"" + each[0] + '"',
                now.value(stage, "latency-count") == 0 ? Double.NaN : now.value(stage, each[1]) / NS_PER_SECOND);
        }
        sample("processing_latency_seconds_count", stageLabel(stage), now.value(stage, "latency-count"));
    }

    private static String stageLabel(String stage) {
        return ",stage=\"" + escaped(stage) + '"';
    }

    private void counter(String name, EngineCounter counter) {
        family(name, "counter", counter.meaning());
        sample(name, "", now.value(counter));
    }

    private void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        sample(name, "", value);
    }

    private void family(String name, String type, String help) {
        text.append("# HELP turgo_").append(name).append(' ').append(help)
            .append("\n# TYPE turgo_").append(name).append(' ').append(type).append('\n');
    }

    private void sample(String name, String labels, double value) {
        text.append("turgo_").append(name).append('{').append(pipeline).append(labels).append("} ")
            .append(figure(value)).append('\n');
    }

    private static String figure(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return value == Math.rint(value) && Math.abs(value) < EXACT
            ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.9g", value);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
