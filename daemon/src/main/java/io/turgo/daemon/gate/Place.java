package io.turgo.daemon.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * A stage or sink that both pipelines have.
 *
 * @param what    its kind and name, for messages
 * @param present what comes out of it in the one
 * @param other   what comes out of it in the other
 */
record Place(String what, Tap present, Tap other) {
    private static final int NONE = -1;

    /**
     * Where the two part.
     *
     * @param sequence of the cause of the row that differs or is missing
     * @param control  of that cause
     * @param row      its number in the logs
     */
    record Parting(Place place, long sequence, long control, int row) {
        boolean isBefore(Parting that) {
            return that == null
                || (sequence == that.sequence ? control < that.control : sequence < that.sequence);
        }
    }

    /** The first row that differs, or null. */
    Parting firstDifference() {
        final RowLog ours = present.log();
        final RowLog theirs = other.log();
        final boolean sameNames = present.names().equals(other.names());
        final int both = Math.min(ours.rows(), theirs.rows());
        for (int i = 0; i < both; i++) {
            if (!ours.hasSameCause(i, theirs) || ours.kind(i) != theirs.kind(i)
                || !ours.hasSameText(i, theirs) && (sameNames || differingField(i) != NONE)) {
                final RowLog first = isFirst(ours, theirs, i) ? ours : theirs;
                return new Parting(this, first.sequence(i), first.control(i), i);
            }
        }
        final RowLog longer = ours.rows() > both ? ours : theirs;
        return longer.rows() > both
            ? new Parting(this, longer.sequence(both), longer.control(both), both) : null;
    }

    private static boolean isFirst(RowLog log, RowLog that, int row) {
        return log.sequence(row) == that.sequence(row)
            ? log.control(row) <= that.control(row) : log.sequence(row) < that.sequence(row);
    }

    /** The first field that both have and that is not the same, by its place in the present pipeline, or NONE. */
    private int differingField(int row) {
        final List<String> ours = present.values(row);
        final List<String> theirs = other.values(row);
        for (int i = 0; i < ours.size(); i++) {
            final int match = other.names().indexOf(present.names().get(i));
            if (match >= 0 && !ours.get(i).equals(theirs.get(match))) {
                return i;
            }
        }
        return NONE;
    }

    /** What is different in that row. */
    String describe(int row, String otherName) {
        final boolean here = row < present.log().rows();
        final boolean there = row < other.log().rows();
        if (here && there && present.log().hasSameCause(row, other.log())) {
            return changed(row, otherName) + "\n  the row: " + Shown.row(present.log().text(row));
        }
        final boolean missingThere = here && (!there || isFirst(present.log(), other.log(), row));
        return missingThere
            ? "a row comes out that does not by " + otherName + "\n  the row: " + Shown.row(present.log().text(row))
            : "no row comes out, by " + otherName + " one does\n  the row: " + Shown.row(other.log().text(row));
    }

    private String changed(int row, String otherName) {
        final int field = differingField(row);
        if (field == NONE) {
            return "the row's kind is " + present.log().kind(row) + ", by " + otherName + " "
                + other.log().kind(row);
        }
        final String name = present.names().get(field);
        return "`" + name + "` is " + Shown.value(present.values(row).get(field)) + ", by " + otherName + " "
            + Shown.value(other.values(row).get(other.names().indexOf(name)));
    }

    /** The fields that only one of them has, in words; empty if they have the same. */
    List<String> loneFields(String otherName) {
        final List<String> lone = new ArrayList<>();
        present.names().stream().filter(name -> !other.names().contains(name))
            .forEach(name -> lone.add("field `" + name + "` of " + what + " is not in " + otherName));
        other.names().stream().filter(name -> !present.names().contains(name))
            .forEach(name -> lone.add("field `" + name + "` of " + what + " is only in " + otherName));
        return lone;
    }

    void clear() {
        present.log().clear();
        other.log().clear();
    }
}
