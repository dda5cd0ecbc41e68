package io.turgo.connectors.filesystem;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvReference;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.MetadataSpec;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import io.turgo.egress.Sink;
import io.turgo.record.Field;
import io.turgo.source.ReferenceLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables that are files. */
public final class FilesystemConnector implements TableConnector {
    private static final String PATH = "path";
    private static final String FORMAT = "format";
    private static final String CLASS_PATH = "classpath:";
    private static final String ROW = "row";
    private static final ConnectorSpec SPEC = new ConnectorSpec("filesystem",
        "Files as tables: read once, written as one growing file, or loaded to be looked up.", specs(),
        List.of(new MetadataSpec(ROW, Field.int64(ROW), "The number of the row in its file, from 1.")),
        Map.of(Role.SOURCE, "exactly once: goes on behind the last journaled row",
            Role.SINK, "exactly once: the file keeps the id of its last row in a commit file beside it",
            Role.LOOKUP, "loaded whole at the start, journaled as changes"));

    private static List<OptionSpec> specs() {
        final List<OptionSpec> specs = new ArrayList<>();
        specs.add(OptionSpec.of(PATH, OptionType.TEXT, "The file, relative to the SQL file; `classpath:NAME` is a "
            + "resource of the class path. What is named `.gz` is decompressed.").mandatory());
        specs.add(OptionSpec.of(FORMAT, OptionType.oneOf("csv"), "How it is written.").mandatory());
        specs.addAll(CsvOptions.SPECS);
        return specs;
    }

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        CsvSource source = CsvSource.of(input(table)).format(CsvOptions.format(table));
        for (final TableColumn constant : table.columns(TableColumn.Kind.CONSTANT)) {
            source = source.constant(constant.name(), constant.detail());
        }
        for (final TableColumn metadata : table.columns(TableColumn.Kind.METADATA)) {
            source = source.rowNumber(metadata.name());
        }
        return TableSource.of(source, true);
    }

    private static ByteSource input(TableDefinition table) {
        final String path = table.options().text(PATH);
        return path.startsWith(CLASS_PATH)
            ? ByteSource.resource(FilesystemConnector.class.getClassLoader(), path.substring(CLASS_PATH.length()))
            : ByteSource.file(table.path(PATH));
    }

    @Override
    public Sink sink(TableDefinition table) {
        final CsvFileSink sink = CsvFileSink.to(table.path(PATH));
        table.columns().forEach(column -> sink.column(CsvOptions.column(table, column)));
        return sink;
    }

    @Override
    public ReferenceLoader lookup(TableDefinition table) {
        CsvReference reference = CsvReference.of(input(table)).format(CsvOptions.format(table));
        for (final TableColumn constant : table.columns(TableColumn.Kind.CONSTANT)) {
            reference = reference.constant(constant.name(), constant.detail());
        }
        return reference;
    }
}
