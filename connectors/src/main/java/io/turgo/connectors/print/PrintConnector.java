package io.turgo.connectors.print;

import io.turgo.connectors.console.ConsoleSink;
import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import java.util.List;
import java.util.Map;

/** Tables whose rows are printed to the standard output. */
public final class PrintConnector implements TableConnector {
    private static final ConnectorSpec SPEC = new ConnectorSpec("print",
        "Prints rows to the standard output.", List.of(), List.of(),
        Map.of(Role.SINK, "at least once: after a restart, rows behind the last checkpoint are printed again"));

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public Sink sink(TableDefinition table) {
        return ConsoleSink.to(System.out);
    }
}
