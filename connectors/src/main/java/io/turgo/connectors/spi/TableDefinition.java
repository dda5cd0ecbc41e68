package io.turgo.connectors.spi;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern ADDRESS =
        Pattern.compile("(file:(?=/[^/])|[A-Za-z][A-Za-z0-9+.-]+://[^/]*)(/.*)?", Pattern.DOTALL);
    private static final List<String> LOCAL = List.of("file:", "file://");

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
     * The path in an option that is set, absolute; it may be written as {@code file:///path}.
     *
     * @throws OptionException if it is no path, or one of another machine
     */
    public Path path(String option) {
        final String text = options.text(option);
        final Matcher address = ADDRESS.matcher(text);
        final boolean given = address.matches();
        if (given && (address.group(2) == null || !LOCAL.contains(address.group(1)))) {
            throw new OptionException(option, "option `" + option + "`: `" + address.group(1) + "` is elsewhere, and "
                + "only files of this machine are read and written; copy or mount it and name its path");
        }
        try {
            return baseDirectory.resolve(given ? address.group(2) : text).toAbsolutePath().normalize();
        } catch (final InvalidPathException e) {
            throw new OptionException(option, "option `" + option + "`: `" + options.text(option) + "` is no path, "
                + e.getReason() + "; correct it");
        }
    }
}
