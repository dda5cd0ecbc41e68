package io.turgo.connectors.testing;

import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Defines tables for tests. Mutable. */
public final class Tables {
    private final Path directory;
    private final Map<String, String> options = new LinkedHashMap<>();
    private final List<TableColumn> columns = new ArrayList<>();

    private Tables(Path directory) {
        this.directory = directory;
    }

    /** A table of a connector, relative to a directory, with options in pairs. */
    public static Tables of(String connector, Path directory, String... pairs) {
        final Tables table = new Tables(directory);
        table.options.put(Connectors.OPTION, connector);
        for (int i = 0; i < pairs.length; i += 2) {
            table.options.put(pairs[i], pairs[i + 1]);
        }
        return table;
    }

    /** Adds physical columns, written as {@link Field#parse} reads them. */
    public Tables columns(String... fields) {
        for (final String field : fields) {
            columns.add(TableColumn.physical(Field.parse(field)));
        }
        return this;
    }

    /** Adds a column whose values stand for something. */
    public Tables column(String field, Meaning meaning) {
        columns.add(new TableColumn(Field.parse(field), Kind.PHYSICAL, null, meaning));
        return this;
    }

    /** Adds a column that is metadata or a constant. */
    public Tables column(String field, Kind kind, String detail) {
        columns.add(new TableColumn(Field.parse(field), kind, detail));
        return this;
    }

    /** The connector. */
    public TableConnector connector() {
        return Connectors.named(options.get(Connectors.OPTION));
    }

    /** The table. */
    public TableDefinition define() {
        final Options checked = Options.of(connector().spec(), options,
            columns.stream().map(TableColumn::name).toList());
        return new TableDefinition("t", columns, List.of(), checked, directory);
    }

    /** Its columns as a schema. */
    public Schema schema() {
        return new Schema("t", columns.stream().map(TableColumn::field).toList());
    }

    /** Reads the table to its end. */
    public SourceRun read() throws Exception {
        return SourceRun.of(schema()).run(connector().source(define()).source());
    }
}
