package io.turgo.bench.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CurvesTest {
    private static final int STRETCH_EVENTS = 3_000;

    @TempDir
    private Path directory;

    private Bench bench() {
        return new Bench(new Setting(true, STRETCH_EVENTS, directory));
    }

    static Stream<String> names() {
        return Curves.all().stream().map(Curve::name);
    }

    private static Curve curve(String name) {
        return Curves.all().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("names")
    void firstCaseAgreesWithItsReference(String name) throws Exception {
        final Results results = new Results();
        curve(name).cases(bench()).get(0).work().accept(results);
        assertTrue(!results.lines().isEmpty());
        for (final String line : results.lines()) {
            for (final Point point : results.points(line)) {
                final Sample sample = point.sample();
                assertTrue(sample.events() > 0 && sample.elapsedNs() > 0 && sample.busiestNs() > 0, sample.toString());
                assertTrue(sample.allNs() >= sample.busiestNs(), sample.toString());
            }
        }
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList(), "a run leaves nothing behind");
        }
    }

    @Test
    void aStoredJournalIsReplayedAndRestartedOn() {
        final Job job = Job.detectAndAggregate(Events.ofKeys(50));
        try (StoredJournal journal = new StoredJournal(bench().setting(), job, 20_000)) {
            final Sample replay = journal.replay();
            assertEquals(20_000, replay.events());
            assertTrue(replay.journalBytes() > 20_000, replay.toString());
            final StoredJournal.Restart restart = journal.restart();
            assertEquals(50, restart.output().stateRows(), "the detector's keys; the windows have fired");
            assertTrue(restart.opened().elapsedNs() < restart.replayed().elapsedNs()
                && restart.replayed().elapsedNs() < restart.output().elapsedNs(), restart.toString());
        }
    }

    @Test
    void everyDurabilityHasItsCases() {
        for (final String durability : new String[] {"none", "process", "disk"}) {
            assertTrue(curve("durability").cases(bench()).stream()
                .anyMatch(each -> each.label().startsWith(durability)), durability);
        }
    }

    @Test
    void tooLittleMemoryIsSaidWithBothSizesAndARemedy() {
        final String direct = Memory.lack(1L << 50, 0);
        assertTrue(direct.contains("TiB of direct memory > MaxDirectMemorySize="), direct);
        assertTrue(direct.contains("raise it with TURGO_JAVA_OPTS="), direct);
        final String heap = Memory.lack(0, 1L << 50);
        assertTrue(heap.contains("TiB of heap > ") && heap.contains("-Xmx"), heap);
        assertNull(Memory.lack(1, 1));
    }
}
