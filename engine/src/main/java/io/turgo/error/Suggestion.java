package io.turgo.error;

import java.util.Collection;
import java.util.Locale;

/**
 * Finds what somebody who misspelled a name meant: the name at the smallest edit distance (F. Damerau, A technique for
 * computer detection and correction of spelling errors, 1964), case aside.
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

    /** How many characters must be inserted, deleted, replaced or swapped with their neighbour, each pair once. */
    static int distance(String a, String b) {
        final int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(edits, i, j, a, b);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(int[][] edits, int i, int j, String a, String b) {
        final int replaced = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        final int least = Math.min(replaced, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        final boolean swapped =
            i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
