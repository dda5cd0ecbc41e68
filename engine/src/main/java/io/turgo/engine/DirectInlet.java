package io.turgo.engine;

import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands slots over on the same thread. */
final class DirectInlet implements Inlet {
    private final Slot scratch;
    private final SlotHandler target;

    DirectInlet(int recordBytes, SlotHandler target) {
        this.target = target;
        scratch = scratch(recordBytes);
    }

    /** A slot outside of any ring. */
    static Slot scratch(int recordBytes) {
        final int bytes = BitUtil.align(SlotDescriptor.RECORD_OFFSET + recordBytes, SlotDescriptor.ALIGNMENT);
        return new Slot().wrap(
            new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, SlotDescriptor.ALIGNMENT)), 0, bytes);
    }

    @Override
    public Slot claim() {
        return scratch;
    }

    @Override
    public void publish() {
        target.handle(scratch);
    }

    @Override
    public void accept(Slot slot) {
        target.handle(slot);
    }
}
