package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertNotSame;

import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Schema;
import io.turgo.stage.Stage;
import io.turgo.stage.StageHarness;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine can copy the code of each window's stage, so that it is compiled for just that stage. */
class SpecializedWindowsTest {
    private static final Schema ROWS = Schema.named("rows").symbol("key").build();

    @Test
    void everyStageCanBeCopied() throws ReflectiveOperationException {
        final Method specialize = Class.forName("io.turgo.engine.StageSpecializer")
            .getDeclaredMethod("specialize", Stage.class);
        specialize.setAccessible(true);
        final Duration size = Duration.ofNanos(10);
        for (final GroupedWindows<?> each : List.of(Tumbling.every(size), Hopping.of(size, size),
            Cumulating.of(size, size), Session.gap(size), Counting.every(2))) {
            try (StageHarness harness = StageHarness.of(each.by("key").aggregate(Aggregate.count()), ROWS)) {
                assertNotSame(harness.stage(), specialize.invoke(null, harness.stage()), each.logic());
            }
        }
        try (StageHarness harness = StageHarness.of(AssignWindows.of(Tumbling.every(size)), ROWS)) {
            assertNotSame(harness.stage(), specialize.invoke(null, harness.stage()));
        }
    }
}
