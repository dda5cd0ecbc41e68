package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.source.RowPublisher;

/**
 * What a worker notes beside a row that it makes, for it to be put among those of other workers: in fields of the slot
 * that mean nothing yet. Rows are in the order of what was worked on, of rank, event time and arrival.
 *
 * <p>The rank says which stage has made the row, and whether on the watermark, which moves after everything else.
 */
final class MadeRow {
    /** Ranks from here on are those of rows that are made on a watermark. */
    static final int ON_WATERMARK = Long.SIZE;
    /** Beyond every rank. */
    static final int END = 2 * Long.SIZE;

    private MadeRow() {
    }

    /** Empties the slot for a row of that rank. */
    static void reset(Slot slot, int rank) {
        slot.reset(SlotKind.DATA, rank);
    }

    /**
     * Sets what the row is ordered by.
     *
     * @param number  of what was worked on, in the ring in front of the workers
     * @param arrival of the first row that it is made of
     */
    static void order(Slot slot, long number, long arrival) {
        slot.position(number);
        slot.passed(arrival);
    }

    static long number(Slot slot) {
        return slot.position();
    }

    static int rank(Slot slot) {
        return slot.id();
    }

    /** The place of the stage that has made a row of that rank, in its segment. */
    static int stage(int rank) {
        return rank % ON_WATERMARK;
    }

    static long arrival(Slot slot) {
        return slot.passed();
    }

    /** Makes it a row as any other that enters a segment. */
    static void forget(Slot slot) {
        slot.id(0);
        slot.position(RowPublisher.NO_POSITION);
        slot.passed(0);
    }
}
