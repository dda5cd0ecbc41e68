package io.turgo.record;

import io.turgo.error.ConfigurationException;

/** A record does not fit its slot. It is refused whole, never cut. */
public final class RecordTooLargeException extends ConfigurationException {
    private static final long serialVersionUID = 1L;

    /**
     * @param slotBytes   what a record may have
     * @param recordBytes what this one would have had
     * @param field       the field that did not fit
     */
    public RecordTooLargeException(int slotBytes, int recordBytes, String field) {
        super("slotBytes=" + slotBytes + " < record=" + recordBytes + " (at field `" + field
            + "`), raise turgo.ring.slot.bytes");
    }
}
