package io.turgo.egress;

import io.turgo.error.InvalidValueException;
import java.util.Comparator;

/**
 * The deterministic id of an output within its journal and sink: the same journal gives the same ids.
 *
 * @param sequence of the last source record at or before the cause
 * @param control  how many control records had been journaled up to and with the cause
 * @param ordinal  among the outputs of one cause to one sink, from 0
 */
public record OutputId(long sequence, long control, int ordinal) implements Comparable<OutputId> {
    /** Before every output. */
    public static final OutputId NONE = new OutputId(-1, -1, -1);

    /** At or behind every output. */
    public static final OutputId LAST = new OutputId(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE);

    private static final Comparator<OutputId> ORDER = Comparator.comparingLong(OutputId::sequence)
        .thenComparingLong(OutputId::control).thenComparingInt(OutputId::ordinal);
    private static final int PARTS = 3;

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws InvalidValueException if it did not
     */
    public static OutputId parse(String text) {
        final String[] parts = text.split("/", -1);
        try {
            if (parts.length == PARTS) {
                return new OutputId(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Integer.parseInt(parts[2]));
            }
        } catch (final NumberFormatException e) {
            throw malformed(text);
        }
        throw malformed(text);
    }

    private static InvalidValueException malformed(String text) {
        return new InvalidValueException(
            "`" + text + "` is no output id, which is SEQUENCE/CONTROL/ORDINAL as OutputId.toString writes it");
    }

    @Override
    public int compareTo(OutputId other) {
        return ORDER.compare(this, other);
    }

    /** Whether the output with these parts comes after this one; allocates nothing. */
    public boolean isBefore(long otherSequence, long otherControl, int otherOrdinal) {
        if (sequence != otherSequence) {
            return sequence < otherSequence;
        }
        return control == otherControl ? ordinal < otherOrdinal : control < otherControl;
    }

    @Override
    public String toString() {
        return sequence + "/" + control + "/" + ordinal;
    }
}
