package io.turgo.engine;

import java.util.List;
import java.util.function.Predicate;

/** Says where two catalogs differ. */
final class CatalogDifference {
    private static final String NAME = "pipeline ";
    private static final List<String> INPUTS = List.of("source ", "reference ");

    private CatalogDifference() {
    }

    /** The first line that differs, as a clause. */
    static String first(String journaled, String present) {
        return first(journaled.lines().toList(), present.lines().toList());
    }

    /**
     * Why {@code present} cannot read what was journaled under the other: entries name sources and tables by number, so
     * those that there were must be there, each in its place. Null if it can.
     */
    static String ofInputs(String journaled, String present) {
        for (final String kind : INPUTS) {
            final List<String> before = of(kind, journaled);
            final List<String> now = of(kind, present);
            final List<String> kept = now.subList(0, Math.min(before.size(), now.size()));
            if (!before.equals(kept)) {
                return first(before, kept);
            }
        }
        return null;
    }

    /** The same of their names. */
    static String ofNames(String journaled, String present) {
        return of(NAME, journaled).equals(of(NAME, present)) ? null : first(of(NAME, journaled), of(NAME, present));
    }

    private static List<String> of(String kind, String catalog) {
        final Predicate<String> ofKind = line -> line.startsWith(kind);
        return catalog.lines().filter(ofKind).toList();
    }

    private static String first(List<String> journaled, List<String> present) {
        for (int i = 0; i < Math.max(journaled.size(), present.size()); i++) {
            final String before = i < journaled.size() ? journaled.get(i) : "nothing";
            final String now = i < present.size() ? present.get(i) : "nothing";
            if (!before.equals(now)) {
                return "it had `" + before + "` where this one has `" + now + "`";
            }
        }
        return "they differ in white space";
    }
}
