package io.turgo.sql.plan;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.MetadataSpec;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.record.Field;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.type.SqlTypes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.calcite.rel.type.RelDataType;

/** Declared tables as their connectors see them. */
final class Tables {
    /** Options that are SQL's own and no connector's. */
    static final String IDLE_TIMEOUT = "scan.watermark.idle-timeout";

    private Tables() {
    }

    /** The connector of a table. */
    static TableConnector connector(DeclaredTable table) {
        if (!table.optionValues().containsKey(Connectors.OPTION)) {
            throw new Refusal(table.place(), "table `" + table.name() + "` has no connector",
                "say where its rows are: WITH ('connector' = 'filesystem', ...); `turgo connectors` lists all");
        }
        return checked(table, () -> Connectors.named(table.optionValues().get(Connectors.OPTION)));
    }

    /** Checks that the connector can fill a metadata column. */
    static void checkMetadata(DeclaredTable table, DeclaredColumn column) {
        final ConnectorSpec spec = connector(table).spec();
        final MetadataSpec metadata = spec.metadata(column.key());
        final List<String> keys = spec.metadata().stream().map(MetadataSpec::key).toList();
        if (metadata == null) {
            final String near = Suggestion.nearest(column.key(), keys);
            throw new Refusal(column.place(), "connector `" + spec.name() + "` has no metadata `" + column.key() + "`",
                near != null ? "did you mean METADATA FROM '" + near + "'?" : keys.isEmpty() ? "it has none"
                    : "it has " + String.join(", ", keys));
        }
        final Field field = SqlTypes.field(column.name(), column.type()).orElseThrow();
        if (field.type() != metadata.type().type()) {
            throw new Refusal(column.place(), "metadata `" + column.key() + "` is " + metadata.type().typeName()
                + ", and column `" + column.name() + "` is " + SqlTypes.text(column.type()),
                "declare the column with the type of the metadata");
        }
    }

    /** Checks a table that nothing reads or writes. */
    static void check(DeclaredTable table, Path baseDirectory) {
        definition(table, table.stored().stream().map(column -> physical(column.name(), column.type())).toList(),
            baseDirectory);
    }

    /** A table with these columns for its connector. */
    static TableDefinition definition(DeclaredTable table, List<TableColumn> columns, Path baseDirectory) {
        final ConnectorSpec spec = connector(table).spec();
        final Map<String, String> given = table.optionValues();
        given.remove(IDLE_TIMEOUT);
        final Options options = checked(table, () -> Options.of(spec, given,
            columns.stream().map(TableColumn::name).toList()));
        return new TableDefinition(table.name(), columns, table.primaryKey(), options, baseDirectory);
    }

    /** Does something with a table's options; what is wrong with one is said at its place. */
    static <T> T checked(DeclaredTable table, Supplier<T> work) {
        try {
            return work.get();
        } catch (final OptionException e) {
            final boolean unknown = e.getMessage().contains("has no option");
            throw new Refusal(unknown ? table.keyPlaceOf(e.optionName()) : table.placeOf(e.optionName()),
                e.getMessage(), null);
        } catch (final ConfigurationException e) {
            throw new Refusal(table.place(), e.getMessage(), null);
        }
    }

    /** What a value of the field stands for. */
    static TableColumn.Meaning meaning(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case TINYINT -> TableColumn.Meaning.TINYINT;
            case SMALLINT -> TableColumn.Meaning.SMALLINT;
            case DATE -> TableColumn.Meaning.DATE;
            case TIME -> TableColumn.Meaning.TIME;
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> TableColumn.Meaning.INSTANT;
            default -> TableColumn.Meaning.PLAIN;
        };
    }

    /** A column of the data. */
    static TableColumn physical(String name, RelDataType type) {
        return new TableColumn(SqlTypes.field(name, type).orElseThrow(), TableColumn.Kind.PHYSICAL, null,
            meaning(type));
    }
}
