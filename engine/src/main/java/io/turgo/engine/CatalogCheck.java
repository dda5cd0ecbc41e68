package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import java.util.List;
import java.util.function.Predicate;

/** Holds the catalogs of a journal against that of the pipeline that runs. */
final class CatalogCheck {
    private static final String SOURCE = "source ";
    private static final String REFERENCE = "reference ";

    private final String catalog;
    private final Change change;

    CatalogCheck(String catalog, Change change) {
        this.catalog = catalog;
        this.change = change;
    }

    /** The catalog of the pipeline that runs. */
    String present() {
        return catalog;
    }

    /**
     * Checks that the pipeline can run over what was journaled under that catalog.
     *
     * @throws ConfigurationException if it cannot, with the first line that differs
     */
    void check(String journaled) {
        if (change == Change.REFUSE && !journaled.equals(catalog)) {
            throw new ConfigurationException("the journal was written by another pipeline: "
                + firstDifference(journaled.lines().toList(), catalog.lines().toList())
                + "; run the pipeline that wrote it, or give the changed one a data directory of its own");
        }
        requireSameInputs(journaled);
    }

    /** Entries of a journal name sources and tables by number: those there were must be there, each in its place. */
    private void requireSameInputs(String journaled) {
        for (final String kind : List.of(SOURCE, REFERENCE)) {
            final Predicate<String> ofKind = line -> line.startsWith(kind);
            final List<String> before = journaled.lines().filter(ofKind).toList();
            final List<String> now = catalog.lines().filter(ofKind).limit(before.size()).toList();
            if (!before.equals(now)) {
                throw new ConfigurationException("the pipeline cannot read what is journaled: "
                    + firstDifference(before, now) + "; sources and reference tables keep their order, schema, "
                    + "partitions and times, new ones come behind them");
            }
        }
    }

    private static String firstDifference(List<String> journaled, List<String> present) {
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
