package io.turgo.operators.window;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.state.KeyedTable;

/**
 * The sessions of all keys that still take rows, and which of them is due first. Belongs to the stage's thread.
 *
 * @param ends  when each is due ({@link SessionRow#due}), or would have been before it became longer
 * @param other for a second row of the table
 */
record OpenSessions(
    KeyedTable table, SessionRow form, KeyFields keys, WindowResults results, Deadlines ends, MemoryWindow other) {
    static OpenSessions of(KeyedTable table, SessionRow form, KeyFields keys, WindowResults results) {
        return new OpenSessions(table, form, keys, results, new Deadlines(), new MemoryWindow());
    }

    /** Makes the order of ends from the rows. */
    void restore() {
        for (int id = table.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = table.nextRow(id)) {
            note(id);
        }
    }

    /** Puts a session in its place in the order: it may be due earlier than before, or is new. */
    void note(int id) {
        ends.put(id, form.due(table.at(id)), form.arrival(table.at(id)));
    }

    /** The session that a row belongs to, which is made of several if it joins them; ABSENT if it belongs to none. */
    int find(Row row, long timeNs) {
        final int id = keys.find(table, 0, row);
        if (id == KeyedTable.ABSENT) {
            return id;
        }
        final MemoryWindow state = table.at(id);
        final long sessions = form.sessions(state);
        if (sessions == 1) {
            return form.reaches(state, timeNs) ? id : KeyedTable.ABSENT;
        }
        return findAmong(sessions, row, timeNs);
    }

    private int findAmong(long sessions, Row row, long timeNs) {
        int taker = KeyedTable.ABSENT;
        long left = sessions;
        long number = 0;
        while (number < left) {
            final int id = keys.find(table, number, row);
            if (!form.reaches(table.at(id), timeNs)) {
                number++;
            } else if (taker == KeyedTable.ABSENT) {
                taker = id;
                number++;
            } else {
                merge(id, taker);
                remove(id);
                left--;
            }
        }
        return taker;
    }

    private void merge(int from, int into) {
        table.touch(into);
        takeBack(from);
        takeBack(into);
        final MemoryWindow state = table.at(into);
        table.at(from, other);
        form.times(state, Math.min(form.first(state), form.first(other)), Math.max(form.last(state), form.last(other)));
        form.arrival(state, Math.min(form.arrival(state), form.arrival(other)));
        results.merge(other, state, form.first(state), form.end(state));
        note(into);
    }

    /** Says that the result of a session is no more, if it has been given. */
    private boolean takeBack(int id) {
        final MemoryWindow state = table.at(id);
        if (!form.isShown(state)) {
            return false;
        }
        final long end = form.end(state);
        results.emit(state, form.first(state), end, end, form.arrival(state), RowKind.DELETE);
        table.touch(id);
        form.shown(state, false);
        return true;
    }

    /** Opens a session for a row that belongs to none. */
    int add(Row row, long timeNs, long arrival) {
        final int first = keys.findOrAdd(table, 0, row);
        final boolean only = table.added();
        if (!only) {
            table.touch(first);
        }
        final long sessions = form.sessions(table.at(first));
        form.sessions(table.at(first), sessions + 1);
        final int id = only ? first : keys.findOrAdd(table, sessions, row);
        form.times(table.at(id), timeNs, timeNs);
        form.arrival(table.at(id), arrival);
        note(id);
        return id;
    }

    /** Takes a row's time into its session. */
    void extend(int id, long timeNs) {
        table.touch(id);
        final MemoryWindow state = table.at(id);
        if (timeNs >= form.first(state) && timeNs <= form.last(state)) {
            return;
        }
        final boolean takenBack = takeBack(id);
        form.times(state, Math.min(form.first(state), timeNs), Math.max(form.last(state), timeNs));
        if (takenBack) {
            note(id);
        }
    }

    /**
     * The session that is due first, if it is before a time; ABSENT otherwise. Sessions that have become longer find
     * their new place in the order only here.
     */
    int dueBefore(long timeNs) {
        while (ends.first() < timeNs) {
            final int id = ends.firstRow();
            if (form.due(table.at(id)) == ends.first()) {
                return id;
            }
            note(id);
        }
        return KeyedTable.ABSENT;
    }

    /** When there may be something to do. */
    long due() {
        return ends.first();
    }

    /** Removes a session; the key's last one takes its number. */
    void remove(int id) {
        final long number = form.number(table.at(id));
        final int first = sibling(id, 0);
        table.touch(first);
        final long last = form.sessions(table.at(first)) - 1;
        form.sessions(table.at(first), last);
        int gone = id;
        if (number != last) {
            gone = sibling(id, last);
            table.touch(id);
            form.copy(table.at(gone, other), table.at(id));
            note(id);
        }
        ends.remove(gone);
        table.remove(gone);
    }

    /** The session of that number of the same key. */
    private int sibling(int id, long number) {
        final MemoryWindow state = table.at(id);
        for (int i = SessionRow.KEY_FIELDS; i < form.layout().keyBytes(); i += Long.BYTES) {
            table.key().putLong(i, state.getLong(form.layout().keyOffset() + i));
        }
        table.key().putLong(0, number);
        return table.find();
    }

    /** Memory held beside the table, in bytes. */
    long capacityBytes() {
        return ends.capacityBytes();
    }
}
