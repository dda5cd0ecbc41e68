package io.turgo.sql.plan;

/**
 * A stage of a planned pipeline.
 *
 * @param name  as in counters
 * @param logic what it does, as the catalog of the journal has it
 * @param text  the part of the file that it came from
 * @param line  where that begins, or 0 if it came from none
 */
public record PlannedStage(String name, String logic, String text, int line) {
}
