package io.turgo.connectors.blackhole;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import java.util.List;
import java.util.Map;

/** Tables that take all rows and keep none: to measure a pipeline, or to run it for its counters. */
public final class BlackholeConnector implements TableConnector {
    private static final ConnectorSpec SPEC = new ConnectorSpec("blackhole",
        "Takes all rows and keeps none: to measure a pipeline without the cost of its output.", List.of(), List.of(),
        Map.of(Role.SINK, "nothing is kept"));

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public Sink sink(TableDefinition table) {
        return new BlackholeSink();
    }
}
