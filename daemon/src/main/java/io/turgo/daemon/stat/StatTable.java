package io.turgo.daemon.stat;

import io.turgo.counters.EngineCounter;
import io.turgo.daemon.Figures;
import io.turgo.daemon.SummaryTable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A pipeline's figures as text for a person. */
final class StatTable {
    private static final String NONE = "-";

    private final Reading now;
    private final Reading before;
    private final DirectoryFigures files;
    private final boolean running;

    /**
     * @param before  an earlier reading, or the same one: then there are no rates
     * @param running whether the process still runs
     */
    StatTable(Reading now, Reading before, DirectoryFigures files, boolean running) {
        this.now = now;
        this.before = before;
        this.files = files;
        this.running = running;
    }

    String text(String pipeline) {
        return SummaryTable.facts(facts(pipeline)) + '\n' + stages();
    }

    private Map<String, String> facts(String pipeline) {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("pipeline", pipeline + ", " + process());
        facts.put("events in", counted(EngineCounter.EVENTS_IN)
            + (now.value(EngineCounter.REPLAYED_EVENTS) == 0 ? ""
            : ", and " + Figures.count(now.value(EngineCounter.REPLAYED_EVENTS)) + " from the journal"));
        facts.put("events out", counted(EngineCounter.EVENTS_OUT));
        facts.put("late", counted(EngineCounter.LATE_RECORDS));
        facts.put("dead letters", counted(EngineCounter.DEAD_LETTERS));
        facts.put("errors", counted(EngineCounter.ERRORS) + lastError());
        facts.put("watermark", watermark());
        facts.put("ring", ring());
        facts.put("state", Figures.count(now.value(EngineCounter.STATE_ROWS)) + " rows, "
            + Figures.bytes(now.value(EngineCounter.STATE_BYTES)));
        facts.put("journal", journal());
        facts.put("checkpoint", checkpoint());
        if (now.value(EngineCounter.PAUSED) > 0) {
            facts.put("paused", now.value(EngineCounter.PAUSED) + " parts wait for room on a full disk: free some");
        }
        return facts;
    }

    private String process() {
        return running
            ? "process " + now.pid() + ", up " + Figures.duration(now.ageNs(now.startNs()))
            : "not running; as process " + now.pid() + " left it";
    }

    private String counted(EngineCounter counter) {
        final String count = Figures.count(now.value(counter));
        return now == before ? count : count + ", " + rate(now.perSecond(counter, before));
    }

    private String rate(double perSecond) {
        return now == before ? NONE : Figures.rate(Math.round(perSecond), TimeUnit.SECONDS.toNanos(1));
    }

    private String lastError() {
        return now.errors().isEmpty() ? ""
            : ": " + now.errors().get(now.errors().size() - 1).text().lines().findFirst().orElse("");
    }

    private String watermark() {
        final long watermarkNs = now.value(EngineCounter.WATERMARK_NS);
        if (watermarkNs == 0) {
            return "none yet";
        }
        if (watermarkNs == Long.MAX_VALUE) {
            return "at the end of all input";
        }
        final String text = Instant.EPOCH.plus(watermarkNs, ChronoUnit.NANOS).toString();
        return running ? text + ", " + Figures.duration(now.lagNs()) + " behind the clock" : text;
    }

    private String ring() {
        return Figures.count(now.value(EngineCounter.RING_OCCUPANCY)) + " of "
            + Figures.count(now.value(EngineCounter.RING_CAPACITY)) + " slots in use; sources waited "
            + Figures.count(now.value(EngineCounter.PUBLISHER_BLOCKED)) + " times";
    }

    private String journal() {
        final long frameNs = now.value(EngineCounter.FRAME_TIME_NS);
        return Figures.bytes(now.value(EngineCounter.JOURNAL_SIZE)) + ", "
            + Figures.count(now.value(EngineCounter.FRAMES_JOURNALED)) + " frames in this run"
            + (frameNs == 0 ? "" : ", the last " + Figures.duration(now.ageNs(frameNs)) + " ago");
    }

    private String checkpoint() {
        return files.checkpointAtNs() == 0 ? "none"
            : Figures.bytes(files.checkpointBytes()) + ", the newest " + Figures.duration(
                now.ageNs(files.checkpointAtNs())) + " ago, behind frame "
                + Figures.count(now.value(EngineCounter.CHECKPOINT_FRAME));
    }

    private String stages() {
        final SummaryTable table =
            new SummaryTable("stage", "rows", "rate", "p50", "p99", "p99.9", "max", "recent p50", "recent p99");
        for (final String stage : now.stages()) {
            table.row(stage, Figures.count(now.rows(stage)), rate(now.rowsPerSecond(stage, before)),
                latency(stage, "latency-count", "latency-p50"), latency(stage, "latency-count", "latency-p99"),
                latency(stage, "latency-count", "latency-p99.9"), latency(stage, "latency-count", "latency-max"),
                latency(stage, "recent-count", "recent-p50"), latency(stage, "recent-count", "recent-p99"));
        }
        return table.text();
    }

    private String latency(String stage, String count, String what) {
        return now.value(stage, count) == 0 ? NONE : Figures.duration(now.value(stage, what));
    }
}
