package io.turgo.daemon.journal;

import io.turgo.daemon.TurgoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turgo journal}: what there is to be done with a journal but to run it. */
@Command(name = "journal", description = "Shows, verifies, dumps and prunes the journal of a data directory.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {InfoCommand.class, VerifyCommand.class, DumpCommand.class, PruneCommand.class,
        ReadersCommand.class})
public final class JournalCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
