package io.turgo.bench.memory;

import io.turgo.operators.window.GroupedWindows;

/** Windows over many keys, and events for them. Immutable. */
interface Load {
    /** Its name in the results. */
    String name();

    GroupedWindows<?> windows();

    /** The events; that with an index. */
    Visits visits();

    /** Whether the event with that index comes at all. */
    default boolean comes(long index) {
        return true;
    }

    /** How many indexes there are. */
    long events();

    /** After how many events the time of a stretch is taken. */
    long stretch();

    /** What all results up to the last event come to. */
    Totals expected();
}
