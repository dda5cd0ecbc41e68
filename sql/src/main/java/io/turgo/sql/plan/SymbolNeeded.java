package io.turgo.sql.plan;

import java.util.List;

/**
 * Planning begins again: those columns of tables are to be interned by their sources, as something needs them as a key.
 */
final class SymbolNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Origin> origins;

    SymbolNeeded(List<Origin> origins) {
        super(origins.toString());
        this.origins = origins;
    }

    List<Origin> origins() {
        return origins;
    }
}
