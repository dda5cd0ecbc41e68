package io.turgo.engine;

import io.turgo.pipeline.Plan.SegmentPlan;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.Column;
import io.turgo.stage.Sharding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A segment's stages cut into stretches for a sharded thread plan. Stretches of even number run on one thread, those of
 * odd number on workers, each with a slice of the keys of that stretch; rows are in their one order again behind it. A
 * stage stands in no earlier stretch than the stage before it in its branch, and behind the stretch in which a field of
 * its key is set.
 *
 * <p>A stretch is by the fields that the keys of its stages have in common: rows that are alike in all fields of a key
 * are alike in some of them. Stages without a key run on the workers too where nothing needs them earlier; sinks, and
 * stages that must see all rows, behind the workers. Stages through which rows come to where streams meet are in the
 * first stretch, whatever their key.
 */
final class Stretches {
    private static final int ROOT = -1;

    private final List<StagePlan> stages;
    private final IntPredicate feeders;
    private final int[] places;
    /** The common key of each stretch on workers. */
    private final List<Set<Column>> keys = new ArrayList<>();
    /** What each stage is to be spread by; empty for those without a key. */
    private final List<Set<Column>> stageKeys = new ArrayList<>();
    private final Map<Column, Integer> setBy = new HashMap<>();
    private final Set<Integer> early = new TreeSet<>();

    private Stretches(List<StagePlan> stages, IntPredicate feeders) {
        this.stages = stages;
        this.feeders = feeders;
        places = new int[stages.size()];
    }

    /**
     * Cuts a segment.
     *
     * @param feeders the places of stages that must run on the thread that feeds the segment
     */
    static Stretches of(SegmentPlan segment, IntPredicate feeders) {
        final Stretches stretches = new Stretches(segment.stages(), feeders);
        if (IntStream.range(0, segment.stages().size()).anyMatch(stretches::isKeyed)) {
            stretches.findKeys();
            stretches.findEarly();
            for (int i = 0; i < stretches.places.length; i++) {
                stretches.places[i] = stretches.place(i);
            }
        }
        return stretches;
    }

    private static Sharding.Mode mode(StagePlan stage) {
        return stage.isSink() ? Sharding.Mode.NONE : stage.operator().sharding().mode();
    }

    /** Whether the stage is to be spread by key. */
    private boolean isKeyed(int index) {
        return mode(stages.get(index)) == Sharding.Mode.KEYS && !feeders.test(index);
    }

    /** Where all stages have fields of their keys in common, those do for all of them: then one stretch is enough. */
    private void findKeys() {
        Set<Column> common = null;
        for (int i = 0; i < places.length; i++) {
            final StagePlan stage = stages.get(i);
            final Set<Column> key = new LinkedHashSet<>();
            if (isKeyed(i)) {
                stage.operator().sharding().keys().forEach(field -> key.add(stage.in().column(field)));
                common = common == null ? key : common(common, key);
            }
            stageKeys.add(key);
        }
        for (int i = 0; i < places.length && !common.isEmpty(); i++) {
            stageKeys.set(i, isKeyed(i) ? common : stageKeys.get(i));
        }
    }

    private static Set<Column> common(Set<Column> key, Set<Column> other) {
        final Set<Column> common = new LinkedHashSet<>(key);
        common.retainAll(other);
        return common;
    }

    /** Finds the stages that set a field of a key, and those in front of them. */
    private void findEarly() {
        for (int i = 0; i < places.length; i++) {
            final StagePlan stage = stages.get(i);
            if (!stage.isSink() && stage.child() < 0) {
                final List<Column> added = stage.out().all();
                added.removeAll(stage.in().all());
                for (final Column column : added) {
                    setBy.put(column, i);
                }
            }
        }
        stageKeys.forEach(key -> key.forEach(column -> addEarly(setBy.getOrDefault(column, ROOT))));
    }

    private void addEarly(int stage) {
        for (int i = stage; i != ROOT; i = stages.get(i).parent()) {
            early.add(i);
        }
    }

    private int place(int index) {
        if (feeders.test(index)) {
            return 0;
        }
        final StagePlan stage = stages.get(index);
        final int least = stage.parent() == ROOT ? 0 : places[stage.parent()];
        final Sharding.Mode mode = mode(stage);
        if (mode == Sharding.Mode.KEYS) {
            return placeKeyed(stageKeys.get(index), least);
        } else if (least == 0 && early.contains(index)) {
            return 0;
        } else if (mode == Sharding.Mode.ANY) {
            return Math.max(1, least);
        }
        return Math.max(2, onOneThread(least));
    }

    private static int onOneThread(int place) {
        return place + (place & 1);
    }

    private int placeKeyed(Set<Column> key, int parentPlace) {
        int least = parentPlace | 1;
        for (final Column column : key) {
            final int setter = setBy.getOrDefault(column, ROOT);
            least = setter == ROOT ? least : Math.max(least, onOneThread(places[setter]) + 1);
        }
        for (int place = least; place < 2 * keys.size(); place += 2) {
            final Set<Column> common = common(keys.get(place >> 1), key);
            if (!common.isEmpty()) {
                keys.set(place >> 1, common);
                return place;
            }
        }
        keys.add(key);
        return 2 * keys.size() - 1;
    }

    /** Which stages are spread by which fields, in words. */
    String text() {
        final StringJoiner text = new StringJoiner("; ");
        for (int stretch = 1; stretch < count(); stretch += 2) {
            text.add(String.join(", ", stages(stretch).stream().map(index -> stages.get(index).name()).toList())
                + " by " + key(stretch).stream().map(Column::name).toList());
        }
        return text.toString();
    }

    /** Whether there is anything for workers to do. */
    boolean sharded() {
        return !keys.isEmpty();
    }

    /** How many stretches there are; the first and the last are on one thread, and may be without stages. */
    int count() {
        return 2 * keys.size() + 1;
    }

    /** In which stretch the stage at that place in the segment is. */
    int stretchOf(int stage) {
        return places[stage];
    }

    /** The places in the segment of a stretch's stages, ascending. */
    List<Integer> stages(int stretch) {
        final List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == stretch) {
                indexes.add(i);
            }
        }
        return indexes;
    }

    /** The fields by which a stretch of odd number is spread. */
    List<Column> key(int stretch) {
        return List.copyOf(keys.get(stretch >> 1));
    }
}
