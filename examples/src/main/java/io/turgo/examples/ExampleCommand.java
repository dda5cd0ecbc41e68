package io.turgo.examples;

import io.turgo.daemon.TurgoCommand;
import io.turgo.examples.embedded.EmbeddedExample;
import io.turgo.examples.fx.FxExample;
import io.turgo.examples.market.MarketExample;
import io.turgo.examples.nab.NabExample;
import io.turgo.examples.revenue.RevenueExample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turgo example}: runs one of the examples. */
@Command(name = "example", description = "Runs an example pipeline.",
    subcommands = {
        MarketExample.class, EmbeddedExample.class, NabExample.class, FxExample.class, RevenueExample.class},
    synopsisSubcommandLabel = "EXAMPLE", commandListHeading = "%nExamples:%n")
public final class ExampleCommand implements TurgoCommand {
    private static final int GAP = 3;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final StringBuilder message = new StringBuilder("which example? There is");
        final int width = spec.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
        spec.subcommands().forEach((name, example) -> message.append(System.lineSeparator()).append("  ").append(name)
            .append(" ".repeat(width - name.length() + GAP))
            .append(example.getCommandSpec().usageMessage().description()[0]));
        throw new ParameterException(spec.commandLine(), message.toString());
    }
}
