package io.turgo.sql.plan;

import io.turgo.sql.text.Place;

/**
 * A stage of a planned pipeline.
 *
 * @param name  as in counters
 * @param logic what it does, as the catalog of the journal has it
 * @param text  the part of the file that it came from
 * @param place of that, or null if it came from none
 */
public record PlannedStage(String name, String logic, String text, Place place) {
    /** Where the part of the file begins, or 0 if it came from none. */
    public int line() {
        return place == null ? 0 : place.line();
    }
}
