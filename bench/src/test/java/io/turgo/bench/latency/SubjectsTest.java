package io.turgo.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectsTest {
    private final Trades trades = Trades.make(3_000, Trades.SEED);
    private final Referee referee = new Referee();
    private final List<LatencySubject> all = Subjects.all(trades, referee);
    @TempDir
    private Path directory;

    private List<String> chosen(String... names) {
        return Subjects.chosen(all, List.of(names)).stream().map(LatencySubject::id).toList();
    }

    @Test
    void byNameByDefaultOrAll() {
        assertEquals(List.of("turgo", "hop"), chosen("turgo", "hop", "turgo"));
        assertEquals(List.of("hop", "hand", "naive", "turgo", "turgo-process", "embedded"), chosen());
        assertTrue(chosen("all").containsAll(List.of("turgo-process-pipelined", "embedded-egress")));
        assertEquals(all.size(), chosen("all").stream().distinct().count());
    }

    @Test
    void aNameThatNobodyHasIsAnErrorThatNamesAll() {
        final String message = assertThrows(ConfigurationException.class, () -> chosen("flonk")).getMessage();
        assertTrue(message.contains("`flonk`") && message.contains("turgo-process"), message);
    }

    @Test
    void allMeasureAndFindTheSame() {
        for (final LatencySubject subject : all) {
            try (Workspace workspace = new Workspace(directory)) {
                final LatencyResult result =
                    subject.measure(new LatencyTask(50_000, 0.02, 0.1, workspace.path()));
                assertTrue(result.latencies().getTotalCount() > 0 || result.saturated(), subject.id());
            }
        }
        referee.check(trades);
    }
}
