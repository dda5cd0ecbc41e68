package io.turgo.bench;

import io.turgo.bench.jmh.JmhCommand;
import io.turgo.bench.latency.LatencyCommand;
import io.turgo.bench.memory.MemoryCommand;
import io.turgo.bench.peers.PeersCommand;
import io.turgo.bench.ratios.RatiosCommand;
import io.turgo.bench.scale.ScaleCommand;
import io.turgo.daemon.TurgoCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turgo bench}: measures on the machine at hand. */
@Command(name = "bench", description = "Measures Turgo on this machine.",
    subcommands = {RatiosCommand.class, LatencyCommand.class, ScaleCommand.class, PeersCommand.class,
        MemoryCommand.class, JmhCommand.class})
public final class BenchCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "which measurement? One of " + spec.subcommands().keySet());
    }
}
