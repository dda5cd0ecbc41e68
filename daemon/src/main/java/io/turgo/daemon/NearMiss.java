package io.turgo.daemon;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the user may have meant: the known name nearest to a mistyped one. */
final class NearMiss {
    private NearMiss() {
    }

    /** A question such as {@code ". Did you mean 'example'?"}, or nothing if no known name is near. */
    static String question(String typed, CommandLine command) {
        return nearest(typed, names(typed, command)).map(name -> ". Did you mean '" + name + "'?").orElse("");
    }

    /** The candidate with the fewest edits, at most a third of what was typed, at least one. */
    static Optional<String> nearest(String typed, Stream<String> candidates) {
        int limit = Math.max(1, typed.length() / 3);
        return candidates
            .filter(name -> distance(typed, name) <= limit)
            .min(Comparator.<String>comparingInt(name -> distance(typed, name)).thenComparing(name -> name));
    }

    /** Damerau's edits (insert, delete, change, swap of neighbours; each pair once), by dynamic programming. */
    static int distance(String left, String right) {
        int[][] edits = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                edits[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(edits, i, j, left, right);
            }
        }
        return edits[left.length()][right.length()];
    }

    private static int step(int[][] edits, int i, int j, String left, String right) {
        int change = edits[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int best = Math.min(change, Math.min(edits[i - 1][j], edits[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2) && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }

    private static Stream<String> names(String typed, CommandLine command) {
        return typed.startsWith("-")
            ? command.getCommandSpec().options().stream().map(OptionSpec::longestName)
            : command.getSubcommands().keySet().stream();
    }
}
