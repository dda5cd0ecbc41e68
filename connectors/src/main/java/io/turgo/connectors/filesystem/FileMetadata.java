package io.turgo.connectors.filesystem;

import io.turgo.connectors.spi.MetadataSpec;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.source.SourceContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sets the metadata columns of one file's rows. Belongs to one thread; allocates nothing per row. */
final class FileMetadata {
    private static final String ROW = "row";
    private static final String PATH = "file.path";
    private static final String NAME = "file.name";
    private static final String SIZE = "file.size";
    private static final String TIME = "file.modification-time";
    /** What there is. */
    static final List<MetadataSpec> SPECS = List.of(
        new MetadataSpec(ROW, Field.int64("row"), "The number of the record in its file, from 1."),
        new MetadataSpec(PATH, Field.string("path"), "The absolute path of the file, or the resource's name."),
        new MetadataSpec(NAME, Field.string("name"), "The file's name without its directories."),
        new MetadataSpec(SIZE, Field.int64("size").orNull(), "The file's size in bytes when it was opened; null for a "
            + "resource."),
        new MetadataSpec(TIME, Field.timestamp("time").orNull(), "When the file was last modified, as seen when it was "
            + "opened; null for a resource."));

    private final List<Entry> entries = new ArrayList<>();
    private Column rowNumber;

    /** A value that all rows of the file have. */
    private record Entry(Column column, byte[] text, long number) {
    }

    /**
     * The columns of a table for the rows of a file.
     *
     * @param shown what the file is called
     * @param path  where it is, or null for a resource
     */
    static FileMetadata of(TableDefinition table, SourceContext context, String shown, Path path) {
        final FileMetadata metadata = new FileMetadata();
        for (final TableColumn column : table.columns(Kind.METADATA)) {
            metadata.add(context, column.detail(), context.rows().column(column.name()), shown, path);
        }
        return metadata;
    }

    private void add(SourceContext context, String key, Column column, String shown, Path path) {
        switch (key) {
            case ROW -> rowNumber = column;
            case PATH -> addText(context, column, shown);
            case NAME -> addText(context, column, shown.substring(shown.lastIndexOf('/') + 1));
            case SIZE, TIME -> {
                if (path != null) {
                    entries.add(new Entry(column, null, attribute(key, path)));
                }
            }
            default -> throw new IllegalArgumentException("no metadata " + key);
        }
    }

    private void addText(SourceContext context, Column column, String text) {
        entries.add(column.type() == Type.SYMBOL ? new Entry(column, null, context.symbols().intern(text))
            : new Entry(column, text.getBytes(StandardCharsets.UTF_8), 0));
    }

    private static long attribute(String key, Path path) {
        try {
            return key.equals(SIZE) ? Files.size(path)
                : TimeUnit.MILLISECONDS.toNanos(Files.getLastModifiedTime(path).toMillis());
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + path + "` cannot be read: " + IoReason.of(e)
                + "; mend that and start again", e);
        }
    }

    /**
     * Sets the columns of the file's record of that number.
     *
     * @return what is wrong, or null
     */
    String set(Row row, long number) {
        if (rowNumber != null) {
            row.int64(rowNumber, number);
        }
        for (int i = 0; i < entries.size(); i++) {
            final String fault = set(row, entries.get(i));
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static String set(Row row, Entry entry) {
        if (entry.column().type() == Type.SYMBOL) {
            row.int32(entry.column(), (int) entry.number());
        } else if (entry.text() == null) {
            row.int64(entry.column(), entry.number());
        } else {
            try {
                row.string(entry.column(), entry.text(), 0, entry.text().length);
            } catch (final RecordTooLargeException e) {
                return e.getMessage();
            }
        }
        return null;
    }
}
