package io.turgo.stage;

/**
 * What made the present call happen: the last source record at or before it and how many control records there had been
 * by then. Set by the engine; read by stages that keep the order of first records. Never part of an output's bytes.
 */
public final class Cause {
    private long sequence;
    private long control;
    private long frame;
    private long sendTimeNs;
    private long arrival;

    /** Sets the cause; the engine's business. */
    public void set(long causeSequence, long causeControl, long causeFrame, long causeSendTimeNs) {
        sequence = causeSequence;
        control = causeControl;
        frame = causeFrame;
        sendTimeNs = causeSendTimeNs;
    }

    /** Counts one more row that has entered the segment; the engine's business. */
    public void arrived() {
        arrival++;
    }

    /** Goes on behind that many rows, which a checkpoint has; the engine's business. */
    public void arrivedBefore(long count) {
        arrival = count;
    }

    /**
     * How many rows had entered the segment up to and with the last one, whichever thread works on them: the order of
     * first rows, where several have the same sequence. Counted from the beginning of the journal, on every thread
     * plan.
     */
    public long arrival() {
        return arrival;
    }

    /** The sequence of the last source record at or before the cause. */
    public long sequence() {
        return sequence;
    }

    /** How many control records had been journaled up to and with the cause. */
    public long control() {
        return control;
    }

    /** The journal frame that holds the cause. */
    public long frame() {
        return frame;
    }

    /** When the cause was meant to be sent, on the monotonic clock in ns; 0 if its latency is not measured. */
    public long sendTimeNs() {
        return sendTimeNs;
    }

    /** Whether both are the same. */
    public boolean isSameAs(long otherSequence, long otherControl) {
        return sequence == otherSequence && control == otherControl;
    }
}
