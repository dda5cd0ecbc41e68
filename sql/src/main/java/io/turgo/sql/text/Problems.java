package io.turgo.sql.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with a file. One thread. */
public final class Problems {
    private final SqlText text;
    private final List<SqlError> errors = new ArrayList<>();

    /** Nothing is wrong so far. */
    public Problems(SqlText text) {
        this.text = text;
    }

    /** Notes something. */
    public void add(Place place, String message, String hint) {
        final SqlError error = SqlError.at(text, place, message, hint);
        if (!errors.contains(error)) {
            errors.add(error);
        }
    }

    /** Notes why the work on a statement has stopped. */
    public void add(Refusal refusal, Place statement) {
        add(refusal.place() == null ? statement : refusal.place(), refusal.getMessage(), refusal.hint());
    }

    /** Whether anything is wrong. */
    public boolean any() {
        return !errors.isEmpty();
    }

    /**
     * Goes on if nothing is wrong.
     *
     * @throws SqlException with everything that is
     */
    public void raise() {
        if (any()) {
            errors.sort(Comparator.comparingInt(SqlError::line).thenComparingInt(SqlError::column));
            throw new SqlException(errors);
        }
    }
}
