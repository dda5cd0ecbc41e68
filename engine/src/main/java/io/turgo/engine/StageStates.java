package io.turgo.engine;

import io.turgo.record.RecordLayout;
import io.turgo.record.RowHash;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.CloseHelper;

/**
 * All stages of an engine: for the hash of their state, for putting it back, and for their end. Used while none of
 * their threads runs.
 */
final class StageStates implements AutoCloseable {
    private final SortedMap<Place, List<Slice>> places = new TreeMap<>();

    /**
     * Where a stage stands in the plan; segments in the order in which they are built, the last first.
     *
     * @param name   of the stage
     * @param layout of the rows that it sees
     */
    record Place(int segment, int stage, String name, RecordLayout layout) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return segment == other.segment ? stage - other.stage : other.segment - segment;
        }
    }

    /**
     * One of the stages at a place.
     *
     * @param key       tells which of them a row belongs to, or null where each has all rows
     * @param duplicate whether its state is that of another stage at the same place, not a slice of the state
     */
    record Slice(Stage stage, ShardKey key, boolean duplicate) {
    }

    /** The name that a stage's table has in checkpoints. */
    static String tableName(String stage, int number) {
        return "stage/" + KeptNumbers.encode(stage) + (number == 0 ? "" : "#" + number);
    }

    /** What a table belongs to: its name without its number. */
    static String stageOf(String tableName) {
        final int end = tableName.indexOf('#');
        return end < 0 ? tableName : tableName.substring(0, end);
    }

    /** Adds a stage; those of a place in the order of their workers. */
    void add(Place place, Slice slice) {
        places.computeIfAbsent(place, absent -> new ArrayList<>()).add(slice);
    }

    /** The same on every thread plan: the slices of one stage are summed up first. */
    long hash() {
        long hash = 0;
        for (final List<Slice> slices : places.values()) {
            hash = RowHash.mix(hash
                + slices.stream().filter(each -> !each.duplicate).mapToLong(each -> each.stage.stateHash()).sum());
        }
        return hash;
    }

    /** The name of a stage of which some state is not in tables, or null if there is none. */
    String untracked() {
        for (final Map.Entry<Place, List<Slice>> each : places.entrySet()) {
            if (each.getValue().get(0).stage.tables() == null) {
                return each.getKey().name;
            }
        }
        return null;
    }

    /** All tables by the names that they have in checkpoints; there must be no {@link #untracked} stage. */
    void collect(Map<String, RestoredTable> tables) {
        places.forEach((place, slices) -> {
            for (int i = 0; i < slices.get(0).stage.tables().size(); i++) {
                tables.put(tableName(place.name, i), table(place, slices, i));
            }
        });
    }

    private static RestoredTable table(Place place, List<Slice> slices, int number) {
        final RestoredTable restored = new RestoredTable(number, slices.get(0).stage.tables().get(number).layout(),
            slices.get(0).key, place.layout);
        for (final Slice each : slices) {
            final KeyedTable table = each.stage.tables().get(number);
            if (each.duplicate) {
                restored.addDuplicate(table);
            } else {
                restored.addSlice(each.stage, table);
            }
        }
        return restored;
    }

    /** Closes all stages, whatever one says. */
    @Override
    public void close() {
        CloseHelper.closeAll(places.values().stream().flatMap(List::stream).map(Slice::stage).toList());
    }
}
