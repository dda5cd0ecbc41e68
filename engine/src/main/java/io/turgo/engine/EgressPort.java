package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.stage.Cause;

/** Takes the outputs of one sink from the thread of the stage before it. */
interface EgressPort {
    void offer(Cause cause, int ordinal, Row row);

    /** What was offered before belongs to the checkpoint of that number, what comes does not. */
    void barrier(Cause cause, long number);
}
