package io.turgo.record;

/** What a row says about the table that its stream is; the ordinal is written to the record's flags. */
public enum RowKind {
    /** A new row. */
    INSERT,
    /** What a row was before an update. */
    UPDATE_BEFORE,
    /** What a row is after an update. */
    UPDATE_AFTER,
    /** A row that is no more. */
    DELETE;

    private static final RowKind[] KINDS = values();

    /** The kind of that number, 0..3. */
    public static RowKind of(int number) {
        return KINDS[number];
    }
}
