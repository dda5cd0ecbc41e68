package io.turgo.bench.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.daemon.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When and by what a measurement was made, and what else the machine did.
 *
 * @param commandLine what was typed; empty if unknown
 * @param startMs     epoch milliseconds
 * @param durationMs  until the end
 * @param loadAtStart mean number of runnable threads in the minute before; NaN if unknown
 * @param loadAtEnd   the same at the end
 */
record Occasion(String commandLine, long startMs, long durationMs, double loadAtStart, double loadAtEnd) {
    private static final double BUSY_PER_CORE = 0.75;
    private static final long MILLISECOND_NS = 1_000_000L;

    /** The load now; NaN if the system does not tell. */
    static double load() {
        final double average = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return average < 0 ? Double.NaN : average;
    }

    void json(JsonGenerator json) throws IOException {
        json.writeStringField("commandLine", commandLine);
        json.writeStringField("startUtc", Instant.ofEpochMilli(startMs).toString());
        json.writeNumberField("durationMs", durationMs);
        Json.number(json, "loadAtStart", loadAtStart);
        Json.number(json, "loadAtEnd", loadAtEnd);
    }

    /**
     * What is to be said before anything else; empty if there is nothing.
     *
     * @param load  of the machine at the start
     * @param cores of the machine
     */
    static String warning(double load, int cores) {
        return load > BUSY_PER_CORE * cores
            ? "The machine is busy with other things: load average " + text(load) + " on " + cores
                + " cores at the start. The figures will say little."
            : "";
    }

    /** For people. */
    List<String[]> rows() {
        final List<String[]> rows = new ArrayList<>();
        if (!commandLine.isEmpty()) {
            rows.add(new String[] {"command", "`" + commandLine + "`"});
        }
        rows.add(new String[] {"start", Instant.ofEpochMilli(startMs) + ", took "
            + Figures.duration(durationMs * MILLISECOND_NS)});
        rows.add(new String[] {"load average",
            text(loadAtStart) + " at the start, " + text(loadAtEnd) + " at the end"});
        return rows;
    }

    private static String text(double load) {
        return Double.isNaN(load) ? "unknown" : String.format(Locale.ROOT, "%.2f", load);
    }
}
