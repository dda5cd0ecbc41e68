package io.turgo.egress;

/**
 * The id of the output that a {@link OutputCallback} is being given: the same parts as an {@link OutputId} without an
 * object for each. Good during the call only; {@link #toOutputId} keeps it.
 */
public final class OutputIdView {
    private long sequence;
    private long control;
    private int ordinal;

    OutputIdView() {
    }

    OutputIdView set(long newSequence, long newControl, int newOrdinal) {
        sequence = newSequence;
        control = newControl;
        ordinal = newOrdinal;
        return this;
    }

    /** The sequence of the last source record at or before the cause. */
    public long sequence() {
        return sequence;
    }

    /** How many control records had been journaled up to and with the cause. */
    public long control() {
        return control;
    }

    /** The output's place among those of its cause to this sink, from 0. */
    public int ordinal() {
        return ordinal;
    }

    /** The id as an object of its own. */
    public OutputId toOutputId() {
        return new OutputId(sequence, control, ordinal);
    }

    /** Appends the text that {@link OutputId#parse} reads. */
    public void appendTo(StringBuilder text) {
        text.append(sequence).append('/').append(control).append('/').append(ordinal);
    }

    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }
}
