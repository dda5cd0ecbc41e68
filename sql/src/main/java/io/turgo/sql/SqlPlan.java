package io.turgo.sql;

import io.turgo.sql.plan.PlannedStage;
import java.util.List;

/**
 * What a file does, to be explained.
 *
 * @param name   of the pipeline
 * @param file   it came from
 * @param stages tables that are read, stages, and tables that are written, in the order in which they were planned
 */
public record SqlPlan(String name, String file, List<PlannedStage> stages) {
    /** Copies the list. */
    public SqlPlan {
        stages = List.copyOf(stages);
    }
}
