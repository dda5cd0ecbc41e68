package io.turgo.engine;

import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.stage.Cause;

/** Hands outputs to the egress thread. */
final class RingPort implements EgressPort {
    private final RingInlet inlet;

    RingPort(RingInlet inlet) {
        this.inlet = inlet;
    }

    @Override
    public void offer(Cause cause, int ordinal, Row row) {
        final Slot slot = inlet.claim();
        slot.reset(SlotKind.DATA, 0);
        slot.row().copyFrom(row);
        slot.row().sequence(cause.sequence());
        slot.cause(cause.control(), cause.frame());
        slot.sendTimeNs(cause.sendTimeNs());
        slot.ordinal(ordinal);
        inlet.publish();
    }

    @Override
    public void barrier(Cause cause, long number) {
        final Slot slot = inlet.claim();
        slot.reset(SlotKind.BARRIER, 0);
        slot.position(number);
        slot.row().sequence(cause.sequence());
        slot.cause(cause.control(), cause.frame());
        inlet.publish();
    }
}
