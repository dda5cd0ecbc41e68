package io.turgo.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static Plan plan(boolean quick, int cores, Set<Program> programs) {
        return new Plan(quick, Plan.events(quick), cores, programs);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99_999, 64_000_001})
    void refusesTooFewAndTooManyTrades(int events) {
        final Exception refusal = assertThrows(ConfigurationException.class,
            () -> new Plan(true, events, 2, EnumSet.allOf(Program.class)));
        assertTrue(refusal.getMessage().contains("--events " + events), refusal.getMessage());
    }

    @Test
    void refusesAnUnknownEngine() {
        final Exception refusal = assertThrows(ConfigurationException.class, () -> Program.of("flnk"));
        assertEquals("--engines flnk is none of [in-house, jet, flink, kafka]", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "false, 1", "false, 8"})
    void namesTellContendersApartAndWarmUpsAreTheSamePart(boolean quick, int cores) {
        final Plan plan = plan(quick, cores, EnumSet.allOf(Program.class));
        for (final List<Contender> all : List.of(Contenders.throughput(plan), Contenders.latency(plan))) {
            final Set<String> names = new HashSet<>();
            all.forEach(each -> assertTrue(names.add(each.name()), each.name()));
        }
        Contenders.throughput(plan).stream().map(each -> each.throughput(plan, Path.of("")))
            .forEach(task -> assertEquals(task.events() / Plan.WARM_UP_PART, task.warmUp()));
    }

    @Test
    void onlyWhoIsAskedForTakesPart() {
        final Plan plan = plan(false, 4, EnumSet.of(Program.JET));
        assertTrue(Contenders.throughput(plan).stream().allMatch(each -> each.program() == Program.JET));
        assertTrue(Contenders.latency(plan).stream().allMatch(each -> each.program() == Program.JET));
    }

    @Test
    void bothJetAndFlinkTakePartWithAndWithoutFaultToleranceAndAlone() {
        for (final boolean quick : new boolean[] {true, false}) {
            final List<Contender> all = Contenders.throughput(plan(quick, 2, EnumSet.allOf(Program.class)));
            for (final Program program : List.of(Program.JET, Program.FLINK)) {
                assertTrue(all.stream().anyMatch(each -> each.program() == program && each.snapshots()));
                assertTrue(all.stream().anyMatch(each -> each.program() == program && !each.snapshots()));
            }
        }
    }
}
