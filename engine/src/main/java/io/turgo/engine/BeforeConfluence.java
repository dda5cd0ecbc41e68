package io.turgo.engine;

import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Plan.SegmentPlan;
import java.util.List;

/**
 * Finds the stages through which rows come to where streams meet. They run on the intake's thread, in every thread
 * plan, which sends entry after entry through all of them: so the streams meet in the one order of the journal.
 */
final class BeforeConfluence {
    private final boolean[][] stages;
    private final int[] inputs;

    BeforeConfluence(Plan plan) {
        final List<SegmentPlan> segments = plan.segments();
        stages = new boolean[segments.size()][];
        inputs = new int[segments.size()];
        segments.forEach(segment -> segment.stages().stream().filter(stage -> stage.child() >= 0)
            .forEach(stage -> inputs[stage.child()]++));
        for (int i = stages.length - 1; i >= 0; i--) {
            stages[i] = find(segments.get(i));
        }
    }

    /** Those behind the segment have been found. */
    private boolean[] find(SegmentPlan segment) {
        final boolean[] found = new boolean[segment.stages().size()];
        for (int i = found.length - 1; i >= 0; i--) {
            final int child = segment.stages().get(i).child();
            found[i] |= child >= 0 && (isConfluence(child) || leadsToOne(child));
            final int parent = segment.stages().get(i).parent();
            if (found[i] && parent >= 0) {
                found[parent] = true;
            }
        }
        return found;
    }

    private boolean leadsToOne(int segment) {
        for (final boolean stage : stages[segment]) {
            if (stage) {
                return true;
            }
        }
        return false;
    }

    /** Whether rows of several stages enter the segment. */
    boolean isConfluence(int segment) {
        return inputs[segment] > 1;
    }

    /** Whether rows come to a confluence through the stage at that place in the segment. */
    boolean has(int segment, int stage) {
        return stages[segment][stage];
    }
}
