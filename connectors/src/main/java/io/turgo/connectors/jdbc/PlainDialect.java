package io.turgo.connectors.jdbc;

import io.turgo.record.Field;
import java.util.List;

/** A database of which nothing is known but how it quotes names: it can be appended to. */
final class PlainDialect implements Dialect {
    private final String quote;

    /** @param quote as JDBC has it: blank if names cannot be quoted */
    PlainDialect(String quote) {
        this.quote = quote == null ? "" : quote.strip();
    }

    @Override
    public String quoted(String identifier) {
        return quote.isEmpty() ? identifier : quote + identifier.replace(quote, quote + quote) + quote;
    }

    @Override
    public String upsert(String table, List<String> columns, List<String> keys) {
        return null;
    }

    @Override
    public String explained(String sql) {
        return null;
    }

    @Override
    public String typeOf(Field field) {
        return null;
    }
}
