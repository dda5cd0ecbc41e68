package io.turgo.engine;

import io.turgo.error.EngineException;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotRing;

/** The rows that one worker has made and that are still to be put in order. Belongs to the merging thread. */
final class MadeRows {
    /** Comes after every slot. */
    static final long NONE = Long.MAX_VALUE;

    private final ShardTask worker;
    private final SlotRing outbox;
    private final SlotRing.Consumer consumer;
    private final Slot head = new Slot();
    private long number = NONE;

    MadeRows(ShardTask worker, SlotRing outbox, SlotRing.Consumer consumer) {
        this.worker = worker;
        this.outbox = outbox;
        this.consumer = consumer;
    }

    /** The number of the slot that the first row was made of; {@link #NONE} if there is no row that is known of. */
    long number() {
        return number;
    }

    /** Looks for a first row, if none is known of. */
    void look() {
        if (number == NONE && consumer.available() >= consumer.next()) {
            outbox.wrap(head, consumer.next());
            number = MadeRow.number(head);
        }
    }

    /**
     * Whether everything is known that the worker makes of a slot before its first row in the outbox; looks for that
     * row.
     */
    boolean isSettled(long slotNumber) {
        final boolean passed = worker.hasPassed(slotNumber);
        look();
        return passed || number == slotNumber;
    }

    /** What the worker has failed at in that slot, or null. */
    ShardTask.Failure failureAt(long slotNumber) {
        final ShardTask.Failure failure = worker.failure();
        return failure != null && failure.number() == slotNumber ? failure : null;
    }

    /** The first row; there must be one. */
    Slot head() {
        return head;
    }

    /**
     * Whether this first row comes before that one, which was made of the same slot.
     *
     * @throws EngineException if nothing tells which one does
     */
    boolean isBefore(MadeRows other) {
        final int rank = MadeRow.rank(head);
        final int otherRank = MadeRow.rank(other.head);
        if (rank != otherRank) {
            return rank < otherRank;
        }
        final long timeNs = head.row().eventTimeNs();
        final long otherTimeNs = other.head.row().eventTimeNs();
        return timeNs == otherTimeNs ? arrivedBefore(other) : timeNs < otherTimeNs;
    }

    private boolean arrivedBefore(MadeRows other) {
        final long arrival = MadeRow.arrival(head);
        final long otherArrival = MadeRow.arrival(other.head);
        if (arrival == otherArrival) {
            throw new EngineException("a stage that is spread by key has made rows of two keys for event time "
                + head.row().eventTimeNs() + " with the same arrival=" + arrival
                + ": call emit(arrival) with that of each row's own first record");
        }
        return arrival < otherArrival;
    }

    /** Gives the first row back to the worker and looks for the next. */
    void take() {
        number = NONE;
        consumer.done(consumer.next());
        look();
    }
}
