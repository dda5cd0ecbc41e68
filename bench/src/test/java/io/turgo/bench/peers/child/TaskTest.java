package io.turgo.bench.peers.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {
    private static final Path DIRECTORY = Path.of("a b", "c=d");

    @Property
    void argumentsAreReadAsWritten(@ForAll @IntRange(min = 2) int events,
                                   @ForAll @IntRange(min = 1, max = 64) int workers,
                                   @ForAll @IntRange int rate, @ForAll @IntRange int snapshotMs) {
        final Task task = new Task("x-y", workers, events, events / 2, rate, snapshotMs, DIRECTORY);
        assertEquals(task, Task.parse(task.arguments().toArray(String[]::new)));
        assertEquals(rate > 0, task.openLoop());
        assertEquals(snapshotMs > 0, task.faultTolerant());
    }

    @ParameterizedTest
    @CsvSource({"1, 10, 10, 0, 0, warmUp=10", "1, 10, -1, 0, 0, warmUp=-1", "0, 10, 1, 0, 0, parallelism=0",
        "1, 10, 1, -1, 0, eventsPerSecond=-1", "1, 10, 1, 0, -1, snapshotMs=-1"})
    void refusesWhatDoesNotFit(int workers, int events, int warmUp, int rate, int snapshotMs, String named) {
        final Exception refusal = assertThrows(IllegalArgumentException.class,
            () -> new Task("x", workers, events, warmUp, rate, snapshotMs, DIRECTORY));
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @Test
    void namesWhatIsMissing() {
        final Exception refusal = assertThrows(IllegalArgumentException.class, () -> Task.parse("variant=x"));
        assertTrue(refusal.getMessage().contains("parallelism"), refusal.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Task.parse("variant"));
    }
}
