package io.turgo.examples;

import io.turgo.daemon.TurgoCommand;
import io.turgo.examples.market.MarketExample;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turgo example}: runs one of the examples. */
@Command(name = "example", description = "Runs an example pipeline.", subcommands = MarketExample.class)
public final class ExampleCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which example? One of "
            + spec.subcommands().keySet());
    }
}
