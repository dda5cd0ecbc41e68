package io.turgo.connectors.jdbc;

import io.turgo.error.ConfigurationException;
import java.util.List;
import java.util.stream.Collectors;

/** A table, perhaps in a schema; each part exactly as the database has it. */
record TableName(List<String> parts) {
    TableName {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().anyMatch(String::isBlank)) {
            throw new ConfigurationException("a table's name is its own, perhaps behind that of its schema, not "
                + parts);
        }
    }

    static TableName of(String... parts) {
        return new TableName(List.of(parts));
    }

    String quoted(Dialect dialect) {
        return parts.stream().map(dialect::quoted).collect(Collectors.joining("."));
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
