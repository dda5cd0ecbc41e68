package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import org.junit.jupiter.api.Test;

class ThreadPlanTest {
    @Test
    void threadPlansAreReadAsTheyAreWritten() {
        for (final ThreadPlan each : ThreadPlans.ALL) {
            assertEquals(each, ThreadPlan.of(each.toString()));
        }
        assertEquals(ThreadPlan.sharded(4), ThreadPlan.of(" Sharded:4 "));
        assertEquals("thread plan `sharded` is none of fused, pipelined and sharded:N, where N is the number of "
            + "workers, e.g. sharded:4",
            assertThrows(ConfigurationException.class, () -> ThreadPlan.of("sharded")).getMessage());
        assertThrows(ConfigurationException.class, () -> ThreadPlan.of("sharded:-1"));
        assertEquals("workers=0 of a sharded thread plan is not in 1..256",
            assertThrows(ConfigurationException.class, () -> ThreadPlan.of("sharded:0")).getMessage());
        assertThrows(ConfigurationException.class, () -> ThreadPlan.sharded(257));
    }

    @Test
    void aPropertySetsTheDefault() {
        assertEquals(ThreadPlan.FUSED, Engine.context().threads());
        System.setProperty(Configuration.THREADS, "sharded:5");
        try {
            assertEquals(ThreadPlan.sharded(5), Engine.context().threads());
            System.setProperty(Configuration.THREADS, "many");
            assertEquals("turgo.threads: thread plan `many` is none of fused, pipelined and sharded:N, where N is the "
                + "number of workers, e.g. sharded:4",
                assertThrows(ConfigurationException.class, Engine::context).getMessage());
        } finally {
            System.clearProperty(Configuration.THREADS);
        }
    }
}
