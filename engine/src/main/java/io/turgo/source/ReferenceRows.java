package io.turgo.source;

import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;

/** Takes the rows of a reference table. For the loader's call only. */
public interface ReferenceRows {
    /** The fields of a row. */
    Scope rows();

    /** The dictionary, to turn the text of a SYMBOL into its number. */
    SymbolDictionary symbols();

    /** An empty row to be filled. */
    Row claim();

    /**
     * Puts the claimed row.
     *
     * @throws io.turgo.error.ConfigurationException if its key is null or came before in the same load, or a field that
     *                                               is not nullable was left unset
     */
    void put();
}
