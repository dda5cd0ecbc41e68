package io.turgo.counters;

/**
 * One counter at the moment it was read.
 *
 * @param id    its place in the file
 * @param label {@link EngineCounter#label()}, or {@code stage/what}
 * @param value its value
 */
public record CounterReading(int id, String label, long value) {
    /** The stage that the counter belongs to, or an empty string if it is one of the engine's. */
    public String stage() {
        return label.substring(0, Math.max(0, separator()));
    }

    /** The label without the stage. */
    public String name() {
        return label.substring(separator() + 1);
    }

    private int separator() {
        return label.lastIndexOf(CountersDescriptor.STAGE_SEPARATOR);
    }
}
