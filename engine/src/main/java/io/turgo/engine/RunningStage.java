package io.turgo.engine;

import io.turgo.counters.StageLatency;
import io.turgo.stage.Stage;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * A stage and how it is wired.
 *
 * @param parentBit  the bit of a slot's mask that says that the row reaches the stage
 * @param ownBit     the bit that says that the stage has passed the row on
 * @param references for each reference table of the plan its place among the stage's own, or -1
 * @param child      the segment that the stage's new rows enter, or null
 * @param latency    from the intended send time to the end of this stage, or null for a sink, which has its own
 * @param passed     how many rows it has passed on
 * @param counters   those of the stage's own, by what they count
 * @param duplicate  whether another copy of the stage has the same rows of state, and counts them
 */
record RunningStage(
    String name, Stage stage, long parentBit, long ownBit, int[] references, SegmentChild child,
    StageLatency latency, AtomicCounter passed, Map<String, AtomicCounter> counters, boolean duplicate) {
}
