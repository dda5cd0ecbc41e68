package io.turgo.connectors.print;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import java.util.List;
import java.util.Map;

/** Tables whose rows are printed. */
public final class PrintConnector implements TableConnector {
    private static final String IDENTIFIER = "print-identifier";
    private static final String ERROR = "standard-error";
    private static final ConnectorSpec SPEC = new ConnectorSpec("print",
        "Prints each row as a line, with what it does to the table: `+I[...]` a new row, `-U[...]` and `+U[...]` one "
            + "before and after a change, `-D[...]` one that is deleted.",
        List.of(OptionSpec.of(IDENTIFIER, OptionType.TEXT, "What stands before each row, to tell several such tables "
                + "apart: `IDENTIFIER> +I[...]`."),
            OptionSpec.of(ERROR, OptionType.BOOLEAN, "Whether rows go to the standard error instead of the standard "
                + "output.").orElse("false")), List.of(),
        Map.of(Role.SINK, "at least once: a restart prints again what came behind the last checkpoint"));

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public Sink sink(TableDefinition table) {
        final Options options = table.options();
        final String identifier = options.text(IDENTIFIER);
        return new PrintSink(options.flag(ERROR) ? System.err : System.out,
            identifier == null ? "" : identifier + "> ", table.columns());
    }
}
