package io.turgo.bench.checkpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.scale.job.JobRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnOffRunTest {
    private static final StatefulJob JOB = new StatefulJob(2_000, 2, 100, 10_000);

    @TempDir
    private Path directory;

    private OnOffRun.Outcome outcome(boolean checkpoints) {
        return new OnOffRun(JOB, new OnOffRun.Spans(0, 1, 0, 1)).measure(directory, checkpoints);
    }

    @Test
    void checkpointsAreMadeWhileItIsMeasured() {
        final OnOffRun.Outcome outcome = outcome(true);
        assertTrue(outcome.checkpoints() > 0 && outcome.checkpointNs() > 0, outcome.toString());
        assertEquals(JOB.eventsPerSecond(), outcome.latency().latencies().getTotalCount());
        assertTrue(outcome.eventsPerSecond() > 0);
    }

    @Test
    void noneAreMadeWithout() {
        assertEquals(0, outcome(false).checkpoints());
    }

    @Test
    void anOutputTooFewIsNoticed() {
        try (JobRun run = JOB.start(directory, true, sequence -> { })) {
            run.publish(0, 10_000);
            run.finish();
        }
        JOB.requireOutputs(directory, 10_000, "the engine");
        final String message = assertThrows(IllegalStateException.class,
            () -> JOB.requireOutputs(directory, 11_000, "the engine")).getMessage();
        assertTrue(message.contains("the engine"), message);
    }

    @Test
    void theShareOfKeysThatChangeIsThatOfDrawsWithReplacement() {
        assertEquals(1 - Math.exp(-2), new StatefulJob(1_000_000, 0, 10_000, 200_000).dirtyShare(), 1e-9);
    }
}
