package io.turgo.engine;

import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.TableShape;
import io.turgo.counters.EngineCounter;
import io.turgo.pipeline.Plan;
import io.turgo.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts together what makes checkpoints and what puts the newest one back, where there is a store to keep them in. */
final class CheckpointAssembly {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointAssembly.class);

    private final Plan plan;
    private final Runtime runtime;
    private final CheckpointSettings settings;
    private final CheckpointStore store;
    private final List<CheckpointPart> parts = new ArrayList<>();
    private final SortedMap<String, RestoredTable> tables = new TreeMap<>();
    private final List<TableShape> shapes = new ArrayList<>();

    /** @param wanted whether this engine is to have checkpoints */
    CheckpointAssembly(
        Plan plan, Runtime runtime, Assembly assembly, IntakeAssembly intake, CheckpointSettings settings,
        boolean wanted) {
        this.plan = plan;
        this.runtime = runtime;
        this.settings = settings;
        store = wanted ? store(runtime, assembly) : null;
        if (store != null) {
            assembly.stages().states().collect(tables);
            for (final KeyedTable table : intake.referenceTables()) {
                final RestoredTable restored = new RestoredTable(0, table.layout(), null, null);
                restored.addSlice(null, table);
                tables.put(table.name(), restored);
            }
            tables.forEach((name, table) -> shapes.add(new TableShape(name, table.layout())));
            parts.add(intake.checkpoint());
            parts.addAll(assembly.checkpointParts());
            parts.forEach(this::handOver);
        }
    }

    private static CheckpointStore store(Runtime runtime, Assembly assembly) {
        final CheckpointStore found = runtime.journal() == null ? null : runtime.journal().checkpoints();
        final String untracked = assembly.stages().states().untracked();
        if (found != null && untracked != null) {
            LOG.info("no checkpoints: stage `{}` keeps state outside of the tables that Stage.tables() names; "
                + "each start replays the whole journal", untracked);
            return null;
        }
        return found;
    }

    private void handOver(CheckpointPart part) {
        if (part.tables().isEmpty()) {
            return;
        }
        final int longest = part.tables().stream().mapToInt(each -> each.table().rowImageBytes()).max().getAsInt();
        part.handOverTo(new HandOff(settings.bufferBytes(), longest, runtime.newIdle(),
            runtime.lifecycle()::healthy), name -> numberOf(name));
    }

    private int numberOf(String table) {
        return tables.headMap(table).size();
    }

    /** Whether there are checkpoints. */
    boolean isOn() {
        return store != null;
    }

    /** What puts the newest checkpoint back. */
    CheckpointRestore restore(OpenSinks sinks) {
        return new CheckpointRestore(plan, runtime, store, tables, shapes, sinks);
    }

    /**
     * What makes checkpoints.
     *
     * @param restored      what was put back, or null
     * @param live          whether the engine takes live records
     * @param stopping      whether the engine stops
     * @param intakeHasDone whether the intake's thread has ended
     */
    CheckpointTask task(
        KeptNumbers restored, BooleanSupplier live, BooleanSupplier stopping, BooleanSupplier intakeHasDone) {
        final Schedule schedule = new Schedule(runtime.journal(), settings.intervalNs(), settings.events(),
            () -> runtime.instruments().counter(EngineCounter.LAST_SEQUENCE).get());
        if (restored != null) {
            schedule.startBehind(CheckpointSummary.frame(restored), Dispatcher.sequence(restored));
        }
        final List<String> sinks = plan.sinks().stream().map(Plan.StagePlan::name).toList();
        return new CheckpointTask(
            new CheckpointTask.Wiring(store, List.copyOf(shapes), List.copyOf(parts), live, stopping, intakeHasDone,
                runtime.execution()::pause, settings.full()),
            schedule, new CheckpointSummary(runtime.journal(), runtime.cutOvers(), runtime.symbols(), sinks),
            runtime.instruments());
    }
}
