package io.turgo.operators.detect;

import io.turgo.state.KeyedTable;

/**
 * The rows of a table in a line, the one that joined last at its end. The links are in the rows' transient parts,
 * behind a word of the owner's, and are no state. One thread at a time; allocates nothing.
 */
final class WaitingKeys {
    /** No row. */
    static final int NONE = -1;
    /** What a row needs in its transient part, the owner's word included. */
    static final int TRANSIENT_BYTES = 2 * Long.BYTES;

    private static final int BEFORE = Long.BYTES;
    private static final int BEHIND = Long.BYTES + Integer.BYTES;

    private final KeyedTable table;
    private final int transientOffset;
    private int first = NONE;
    private int last = NONE;

    WaitingKeys(KeyedTable table) {
        this.table = table;
        transientOffset = table.layout().transientOffset();
    }

    int first() {
        return first;
    }

    int last() {
        return last;
    }

    int before(int id) {
        return link(id, BEFORE);
    }

    int behind(int id) {
        return link(id, BEHIND);
    }

    private int link(int id, int where) {
        return table.at(id).getInt(transientOffset + where);
    }

    private void link(int id, int where, int to) {
        table.at(id).putInt(transientOffset + where, to);
    }

    /** Puts a row that is not in the line at its end. */
    void add(int id) {
        link(id, BEFORE, last);
        link(id, BEHIND, NONE);
        if (last == NONE) {
            first = id;
        } else {
            link(last, BEHIND, id);
        }
        last = id;
    }

    /** Takes a row out of the line. */
    void remove(int id) {
        final int before = link(id, BEFORE);
        final int behind = link(id, BEHIND);
        if (before == NONE) {
            first = behind;
        } else {
            link(before, BEHIND, behind);
        }
        if (behind == NONE) {
            last = before;
        } else {
            link(behind, BEFORE, before);
        }
    }
}
