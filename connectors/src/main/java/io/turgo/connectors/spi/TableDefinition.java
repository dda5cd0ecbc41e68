package io.turgo.connectors.spi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/**
 * A table that a connector is to make something of.
 *
 * @param name          of the table
 * @param columns       in their order; rows of its source and to its sink have exactly these, in this order
 * @param primaryKey    names of its columns, none if no key is declared
 * @param options       as given, validated against the connector's spec
 * @param baseDirectory what relative paths in options are relative to
 */
public record TableDefinition(String name, List<TableColumn> columns, List<String> primaryKey, Options options,
    Path baseDirectory) {
    /** Copies the lists. */
    public TableDefinition {
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /** The columns of one kind, in their order. */
    public List<TableColumn> columns(TableColumn.Kind kind) {
        return columns.stream().filter(column -> column.kind() == kind).toList();
    }

    /**
     * The path in an option that is set, absolute.
     *
     * @throws OptionException if it is no path
     */
    public Path path(String option) {
        try {
            return baseDirectory.resolve(options.text(option)).toAbsolutePath().normalize();
        } catch (final InvalidPathException e) {
            throw new OptionException(option, "option `" + option + "`: `" + options.text(option) + "` is no path, "
                + e.getReason() + "; correct it");
        }
    }
}
