package io.turgo.engine;

import io.turgo.frame.Durability;
import io.turgo.frame.Journal;
import io.turgo.record.RecordLayout;
import io.turgo.ring.SlotDescriptor;
import io.turgo.symbol.SymbolDictionary;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * What the parts of one running engine share.
 *
 * @param journal     or null where there is none
 * @param outputsFrom the sequence from which on outputs are written; 0 for all
 * @param cutOvers    where pipelines with other logic took over
 */
record Runtime(
    Lifecycle lifecycle, Instruments instruments, SymbolDictionary symbols, Journal journal, ThreadPlan threads,
    Execution execution, RingSize ring, long outputsFrom, CutOvers cutOvers) {
    /**
     * How large rings are.
     *
     * @param slots     how many slots
     * @param slotBytes the most bytes of a record, or 0 for what its layout needs
     */
    record RingSize(int slots, int slotBytes) {
    }

    Durability durability() {
        return journal == null ? Durability.NONE : journal.durability();
    }

    /** What one thread does while it waits. */
    IdleStrategy newIdle() {
        return execution.newIdle();
    }

    /** The code of stages; made for them, which takes longer than a stepped engine may live. */
    SegmentCode code(List<RunningStage> stages) {
        return execution.isStepped()
            ? new LoopedCode(stages, instruments.clock()) : SegmentCompiler.compile(stages, instruments.clock());
    }

    AtomicCounter counter(String stage, String what) {
        return instruments.counter(stage, what);
    }

    int ringSlots() {
        return ring.slots();
    }

    /**
     * How long a record of that layout may become, on every thread plan.
     *
     * @param textBytes what strings may need that the engine itself sets
     */
    int recordBytes(RecordLayout layout, int textBytes) {
        final int least = layout.fixedLength() + textBytes;
        if (!layout.hasStrings()) {
            return aligned(least);
        }
        return aligned(Math.max(
            least, ring.slotBytes() == 0 ? least + Configuration.STRING_BYTES_DEFAULT : ring.slotBytes()));
    }

    /** Uses up what a slot has anyway. */
    private static int aligned(int recordBytes) {
        return BitUtil.align(recordBytes, SlotDescriptor.ALIGNMENT);
    }
}
