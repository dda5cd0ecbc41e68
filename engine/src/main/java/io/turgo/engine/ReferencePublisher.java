package io.turgo.engine;

import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.ring.SlotRing;

/** Publishes changes of one reference table into the intake's ring. Belongs to one thread. */
final class ReferencePublisher implements AutoCloseable {
    private static final long UNCLAIMED = -1L;

    private final int table;
    private final RecordLayout layout;
    private final SlotRing ring;
    private final RingPublisher.Ingress ingress;
    private final Permit permit;
    private final Slot slot = new Slot();
    private long claimed = UNCLAIMED;

    /** @param permit ended by the engine when it stops */
    ReferencePublisher(
        int table, RecordLayout layout, SlotRing ring, RingPublisher.Ingress ingress, Permit permit) {
        this.table = table;
        this.layout = layout;
        this.ring = ring;
        this.ingress = ingress;
        this.permit = permit;
    }

    /** An empty row, waiting for room as long as it takes; the same one, emptied, while it is not published. */
    Row claim() {
        ingress.idle().reset();
        while (claimed == UNCLAIMED) {
            if (!ingress.lifecycle().accepting()) {
                throw ingress.lifecycle().refusal();
            }
            final long next = ring.tryClaim();
            if (next >= 0) {
                claimed = next;
            } else {
                ingress.idle().idle();
            }
        }
        ring.wrap(slot, claimed);
        slot.reset(SlotKind.REFERENCE, table);
        return slot.row().reset(layout);
    }

    /** Publishes the claimed row: put by INSERT, removed by DELETE. */
    void publish(RowKind kind) {
        slot.row().kind(kind);
        if (!send()) {
            throw ingress.lifecycle().refusal();
        }
    }

    private boolean send() {
        final boolean permitted = permit.enter();
        if (permitted) {
            ring.publish(claimed);
            permit.leave();
        }
        claimed = UNCLAIMED;
        return permitted;
    }

    /** Gives an open claim back. */
    @Override
    public void close() {
        if (claimed != UNCLAIMED) {
            slot.reset(SlotKind.ABORTED, table);
            send();
        }
    }
}
