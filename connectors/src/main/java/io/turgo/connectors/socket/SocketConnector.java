package io.turgo.connectors.socket;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableSource;
import io.turgo.egress.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables whose rows come from, or go to, a TCP peer, a line each. */
public final class SocketConnector implements TableConnector {
    private static final ConnectorSpec SPEC = new ConnectorSpec("socket",
        "Lines from or to a TCP peer, to which this side connects.", options(), List.of(), Map.of(
            Role.SOURCE, "at most once: what is journaled comes once, but what was sent while nobody read, or was read "
                + "and not journaled in a crash, is lost; a connection cannot be asked again",
            Role.SINK, "at least once to the connection: after a break or restart rows are sent again; what a peer had "
                + "not read when it ended is lost, since nothing acknowledges it"));

    private static List<OptionSpec> options() {
        final List<OptionSpec> options = new ArrayList<>(SocketSettings.SPECS);
        options.addAll(Formats.options());
        return options;
    }

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        final SocketSettings settings = SocketSettings.of(table.options());
        return TableSource.of(new SocketSource(settings, Formats.of(table)), settings.ends());
    }

    @Override
    public Sink sink(TableDefinition table) {
        return new SocketSink(SocketSettings.of(table.options()), Formats.of(table));
    }
}
