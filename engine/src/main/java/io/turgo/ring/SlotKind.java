package io.turgo.ring;

/** What a slot, and the journal entry made of it, holds. The ordinal is journaled: append only. */
public enum SlotKind {
    /** A claim that was given up; it is skipped and not journaled. */
    ABORTED,
    /** A source record. */
    DATA,
    /** Input that could not be decoded; takes a sequence as a source record does. */
    DEAD_LETTER,
    /** A row of a reference table that was put or, by its row kind, deleted. */
    REFERENCE,
    /** A point of the wall clock that a timer asked for. */
    TICK,
    /** A partition that has been quiet for so long. */
    IDLE,
    /** The end of a partition of a bounded source. */
    END_OF_INPUT,
    /** Sources, reference tables and pipeline of the frames that follow. */
    CATALOG,
    /** A watermark without a row, between segments; never journaled. */
    WATERMARK,
    /** Behind it begins what a checkpoint does not have; between segments, never journaled. */
    BARRIER;

    private static final SlotKind[] KINDS = values();

    /** The kind of that number. */
    public static SlotKind of(int number) {
        return KINDS[number];
    }

    /** Whether there is a row in the slot. */
    public boolean hasRow() {
        return isSequenced() || this == REFERENCE;
    }

    /** Whether it takes a sequence. */
    public boolean isSequenced() {
        return this == DATA || this == DEAD_LETTER;
    }
}
