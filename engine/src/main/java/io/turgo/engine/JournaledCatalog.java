package io.turgo.engine;

import java.util.Locale;

/**
 * A catalog as it is journaled: that of a pipeline and, but for the first in a journal, how the pipeline took over from
 * the one before.
 *
 * @param catalog of the pipeline that ran from there on
 * @param change  how it took over, or null where none ran before it
 */
record JournaledCatalog(String catalog, Change change) {
    private static final String CUT_OVER = "cut-over ";

    /** Takes a text of the journal apart. */
    static JournaledCatalog of(String text) {
        final int last = text.lastIndexOf('\n', text.length() - 2) + 1;
        if (!text.startsWith(CUT_OVER, last)) {
            return new JournaledCatalog(text, null);
        }
        return new JournaledCatalog(text.substring(0, last),
            Change.valueOf(text.substring(last + CUT_OVER.length()).strip().toUpperCase(Locale.ROOT)));
    }

    /** The text to be journaled. */
    String text() {
        return change == null ? catalog : catalog + CUT_OVER + change.name().toLowerCase(Locale.ROOT) + '\n';
    }
}
