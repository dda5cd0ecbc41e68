package io.turgo.engine;

import io.turgo.record.RowHash;
import io.turgo.stage.Stage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.CloseHelper;

/** All stages of an engine, for the hash of their state and their end. Used while none of their threads runs. */
final class StageStates implements AutoCloseable {
    private final Map<Place, List<Stage>> slices = new TreeMap<>();
    private final List<Stage> all = new ArrayList<>();

    /** Where a stage stands in the plan; segments in the order in which they are built, the last first. */
    private record Place(int segment, int stage) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return segment == other.segment ? stage - other.stage : other.segment - segment;
        }
    }

    /**
     * Adds a stage.
     *
     * @param segment   the number of its segment
     * @param stage     its place in it
     * @param duplicate whether its state is that of another stage at the same place, not a slice of the state
     */
    void add(int segment, int stage, Stage added, boolean duplicate) {
        all.add(added);
        if (!duplicate) {
            slices.computeIfAbsent(new Place(segment, stage), place -> new ArrayList<>()).add(added);
        }
    }

    /** The same on every thread plan: the slices of one stage are summed up first. */
    long hash() {
        long hash = 0;
        for (final Collection<Stage> stage : slices.values()) {
            hash = RowHash.mix(hash + stage.stream().mapToLong(Stage::stateHash).sum());
        }
        return hash;
    }

    /** Closes all stages, whatever one says. */
    @Override
    public void close() {
        CloseHelper.closeAll(all);
    }
}
