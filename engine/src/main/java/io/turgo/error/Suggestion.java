package io.turgo.error;

import java.util.Collection;
import java.util.Locale;

/**
 * Finds what somebody who misspelled a name meant: the name at the smallest edit distance (V. Levenshtein, Binary codes
 * capable of correcting deletions, insertions and reversals, 1966), case aside.
 */
public final class Suggestion {
    private Suggestion() {
    }

    /** {@code "; did you mean `price`?"}, or an empty string where no name is near. */
    public static String of(String name, Collection<String> names) {
        final String nearest = nearest(name, names);
        return nearest == null ? "" : "; did you mean `" + nearest + "`?";
    }

    /** The name nearest to {@code name}, the first in alphabetical order of several, or null where none is near. */
    public static String nearest(String name, Collection<String> names) {
        String best = null;
        int least = Math.max(1, name.length() / 3) + 1;
        final String wanted = name.toLowerCase(Locale.ROOT);
        for (final String each : names) {
            final int distance = distance(wanted, each.toLowerCase(Locale.ROOT));
            if (distance < least || distance == least && best != null && each.compareTo(best) < 0) {
                best = each;
                least = distance;
            }
        }
        return best;
    }

    /** How many characters must be inserted, deleted or replaced to make {@code b} of {@code a}. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            final int[] next = new int[row.length];
            next[0] = i;
            for (int j = 1; j < row.length; j++) {
                final int replaced = row[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                next[j] = Math.min(replaced, Math.min(row[j], next[j - 1]) + 1);
            }
            row = next;
        }
        return row[b.length()];
    }
}
