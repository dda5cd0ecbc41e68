package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    private final Profile profile = new Profile("At 10 trades/s", List.of("one", "other"));
    @TempDir
    private Path directory;

    private static LatencyResult result(boolean saturated, long... valuesNs) {
        final Histogram histogram = LatencyResult.histogram();
        for (final long value : valuesNs) {
            histogram.recordValue(value);
        }
        return new LatencyResult(4_000, saturated, histogram, LatencyResult.histogram());
    }

    private String page() throws IOException {
        new Report("latency", "Latency").table(profile.table()).lines(profile.chart()).write(directory);
        return Files.readString(directory.resolve("latency.md"));
    }

    @Test
    void runsOfASubjectAddUp() throws IOException {
        profile.add("one", result(false, 1_000), LatencyResult.histogram());
        profile.add("one", result(false, 1_000, 3_000), LatencyResult.histogram());
        assertTrue(page().contains("| one | 3 | 1.00 | 3.00 |"), page());
    }

    @Test
    void aSubjectThatFellBehindHasNoLatency() throws IOException {
        profile.add("one", result(false, 1_000), LatencyResult.histogram());
        profile.add("one", result(true, 1_000_000), LatencyResult.histogram());
        profile.saturated("other", "its peak is " + Profile.rate(9));
        assertTrue(page().contains("| one | 0 | - | - | - | - | - | - | saturated: fell behind, did 4.00 k/s |"),
            page());
        assertTrue(page().contains("| other | 0 | - | - | - | - | - | - | saturated: its peak is 9/s |"), page());
        final String drawing = Files.readString(directory.resolve("latency-at-10-trades-s.svg"));
        assertTrue(drawing.contains("other (saturated)"));
        assertEquals(-1, drawing.indexOf("<polyline"), "nothing is drawn");
    }
}
