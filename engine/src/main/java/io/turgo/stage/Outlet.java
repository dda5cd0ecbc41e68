package io.turgo.stage;

import io.turgo.record.Row;

/** Where a stage puts the new rows it makes. Belongs to the stage's thread. */
public interface Outlet {
    /**
     * An empty row of the stage's output: all fields null. To be emitted within the same call of the stage; a claim
     * that is not emitted is given back with the next one.
     */
    Row claim();

    /** Passes the claimed row on, with the present cause's sequence. Set the event time before. */
    void emit();

    /**
     * The same, for one of several rows that are made on a watermark, tick or reference change: stages that are spread
     * by key make them in the order of event time and arrival, and those of all threads are put in that order.
     *
     * @param arrival the {@link Cause#arrival} of the first row that the new one is made of
     */
    default void emit(long arrival) {
        emit();
    }

    /**
     * The same, for one of several rows of one key that have the same event time and arrival and follow each other.
     *
     * @param arrival of the first row that all of them are made of
     * @param number  which of them it is, counted from 0
     */
    default void emit(long arrival, int number) {
        emit(arrival);
    }
}
