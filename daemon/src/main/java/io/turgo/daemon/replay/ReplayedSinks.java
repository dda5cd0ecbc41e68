package io.turgo.daemon.replay;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import io.turgo.sql.plan.SinkFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Sinks of a replay in the place of those that a file declares: files in one directory. What is declared as a file is
 * written in its format and under its name; everything else as CSV, named as its table.
 */
final class ReplayedSinks implements SinkFactory {
    private static final String FILES = "filesystem";
    private static final String PATH = "path";

    private final Path directory;

    ReplayedSinks(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    @Override
    public Sink sink(TableDefinition table, Supplier<Sink> declared) {
        final TableConnector files = Connectors.named(FILES);
        return files.sink(new TableDefinition(table.name(), table.columns(), table.primaryKey(),
            Options.of(files.spec(), options(table, files.spec()),
                table.columns().stream().map(column -> column.field().name()).toList()), directory));
    }

    private Map<String, String> options(TableDefinition table, ConnectorSpec files) {
        final Map<String, String> options = new LinkedHashMap<>();
        if (isFile(table, files)) {
            table.options().given().stream().filter(name -> !name.equals(Connectors.OPTION))
                .forEach(name -> options.put(name, table.options().text(name)));
            options.put(PATH, directory.resolve(Path.of(options.get(PATH)).getFileName()).toString());
        } else {
            options.putAll(Map.of(PATH, directory.resolve(table.name() + ".csv").toString(), "format", "csv",
                "csv.header", "true"));
        }
        return options;
    }

    /** Whether all that is given are options of files. */
    private static boolean isFile(TableDefinition table, ConnectorSpec files) {
        return table.options().has(PATH) && Options.faults(files, values(table),
            table.columns().stream().map(column -> column.field().name()).toList()).isEmpty();
    }

    private static Map<String, String> values(TableDefinition table) {
        final Map<String, String> values = new LinkedHashMap<>();
        table.options().given().forEach(name -> values.put(name, table.options().text(name)));
        return values;
    }
}
