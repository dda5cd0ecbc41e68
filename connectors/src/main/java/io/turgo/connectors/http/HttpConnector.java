package io.turgo.connectors.http;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables whose rows are posted to a port. */
public final class HttpConnector implements TableConnector {
    private static final ConnectorSpec SPEC = new ConnectorSpec("http",
        "Rows that clients post as JSON, a line each or as an array, or as CSV; answered once they are journaled.",
        options(), List.of(), Map.of(Role.SOURCE, "a body is taken whole or not at all, and is in the journal when it "
            + "is answered with 200; exactly once for clients that send again with the same `Idempotency-Key` until "
            + "they are answered, at least once for others"));

    private static List<OptionSpec> options() {
        final List<OptionSpec> options = new ArrayList<>(HttpSettings.SPECS);
        Formats.options().stream().map(each -> each.only(Role.SOURCE)).forEach(options::add);
        return options;
    }

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        for (final TableColumn metadata : table.columns(TableColumn.Kind.METADATA)) {
            throw new OptionException("connector", "connector `http` has no metadata `" + metadata.detail()
                + "` for column `" + metadata.name() + "`; it has none");
        }
        return TableSource.of(new HttpSource(HttpSettings.of(table.options()), Formats.of(table),
            table.options().word(Formats.OPTION)), false);
    }
}
