package io.turgo.daemon.stat;

import io.turgo.counters.CounterReading;
import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.counters.ErrorObservation;
import io.turgo.counters.ShownLatencies;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All counters of an engine at about one moment.
 *
 * @param atNs    when they were read, in epoch ns
 * @param pid     the process that writes them
 * @param startNs when the engine was started, in epoch ns
 * @param values  by label
 * @param stages  all that have counters, in the order of the pipeline once latencies are shown
 * @param errors  distinct ones, with how often they came
 */
public record Reading(
    long atNs, long pid, long startNs, Map<String, Long> values, Set<String> stages, List<ErrorObservation> errors) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    /** Reads the counters. */
    public static Reading of(CountersView view, long nowNs) {
        final Map<String, Long> values = new LinkedHashMap<>();
        final Set<String> stages = new LinkedHashSet<>();
        final Set<String> others = new LinkedHashSet<>();
        for (final CounterReading each : view.readings()) {
            values.put(each.label(), each.value());
            if (!each.stage().isEmpty()) {
                (each.name().equals(ShownLatencies.NAMES.get(0)) ? stages : others).add(each.stage());
            }
        }
        stages.addAll(others);
        return new Reading(nowNs, view.pid(), view.startTimeNs(), values, stages, view.errors());
    }

    /** One of the engine's counters; 0 where an older engine does not have it. */
    public long value(EngineCounter counter) {
        return values.getOrDefault(counter.label(), 0L);
    }

    /** One of a stage's counters; 0 where it does not have it. */
    public long value(String stage, String what) {
        return values.getOrDefault(label(stage, what), 0L);
    }

    /** Whether a stage has that counter. */
    public boolean has(String stage, String what) {
        return values.containsKey(label(stage, what));
    }

    private static String label(String stage, String what) {
        return stage + '/' + what;
    }

    /** Whether a stage is a sink. */
    public boolean isSink(String stage) {
        return has(stage, "offered");
    }

    /** How many rows a stage has passed on, or a sink was offered. */
    public long rows(String stage) {
        return value(stage, isSink(stage) ? "offered" : "passed");
    }

    /** How long event time is behind the clock, in ns; 0 before the first watermark. */
    public long lagNs() {
        final long watermarkNs = value(EngineCounter.WATERMARK_NS);
        return watermarkNs == 0 ? 0 : Math.max(0, atNs - watermarkNs);
    }

    /** How long ago that was, in ns; 0 for what has not been. */
    public long ageNs(long epochNs) {
        return epochNs == 0 ? 0 : Math.max(0, atNs - epochNs);
    }

    /** What a counter has grown by in a second since an earlier reading. */
    public double perSecond(long now, long before, Reading earlier) {
        final long elapsedNs = atNs - earlier.atNs;
        return elapsedNs <= 0 ? 0 : Math.max(0, now - before) * (double) NS_PER_SECOND / elapsedNs;
    }

    /** The rate of one of the engine's counters since an earlier reading. */
    public double perSecond(EngineCounter counter, Reading earlier) {
        return perSecond(value(counter), earlier.value(counter), earlier);
    }

    /** The rate of a stage's rows since an earlier reading. */
    public double rowsPerSecond(String stage, Reading earlier) {
        return perSecond(rows(stage), earlier.rows(stage), earlier);
    }
}
