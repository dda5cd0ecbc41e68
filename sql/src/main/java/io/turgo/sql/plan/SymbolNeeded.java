package io.turgo.sql.plan;

/** Planning begins again: that column of a table is to be interned by its source, as something needs it as a key. */
final class SymbolNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Origin origin;

    SymbolNeeded(Origin origin) {
        super(origin.toString());
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }
}
