package io.turgo.engine;

import io.turgo.pipeline.Plan;
import io.turgo.state.KeyedTable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hashes that a checkpoint would record now. Belongs to the one thread that runs all stages and sinks. */
final class PresentHashes {
    private final Plan plan;
    private final Assembly assembly;
    private final ReferenceContents references;
    private final SortedMap<String, RestoredTable> tables = new TreeMap<>();

    PresentHashes(Plan plan, Assembly assembly, ReferenceContents references) {
        this.plan = plan;
        this.assembly = assembly;
        this.references = references;
        assembly.stages().states().collect(tables);
    }

    /** By name, reference tables first, then stages and sinks in an order in which each is behind those before it. */
    Map<String, Long> now() {
        final Map<String, Long> hashes = new LinkedHashMap<>();
        for (final KeyedTable table : references.tables()) {
            hashes.put(table.name(), table.writeBack());
        }
        final SortedMap<String, Long> states = new TreeMap<>();
        tables.forEach((name, table) -> states.merge(StageStates.stageOf(name), table.presentHash(), Long::sum));
        plan.segments().forEach(segment -> segment.stages().forEach(stage -> {
            final String name = StageStates.tableName(stage.name(), 0);
            if (states.containsKey(name)) {
                hashes.put(name, states.get(name));
            }
        }));
        plan.sinks().forEach(sink ->
            hashes.put(CheckpointSummary.sinkName(sink.name()), assembly.sinkRunner(sink.name()).hash()));
        return hashes;
    }
}
