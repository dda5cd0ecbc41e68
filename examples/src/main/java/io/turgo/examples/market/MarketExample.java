package io.turgo.examples.market;

import io.turgo.connectors.file.ByteSource;
import io.turgo.daemon.PipelineRun;
import io.turgo.daemon.RunReport;
import io.turgo.daemon.Terminal;
import io.turgo.examples.RunOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo example market}. */
@Command(name = "market", description = {
    "One-minute bars and price alerts from 100,000 real Bitcoin trades.",
    "Writes bars.csv, alerts.csv and dead-letters.csv. A second run on the same data directory resumes, and adds "
        + "nothing once the input has come to its end."})
public final class MarketExample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "turgo-data/market",
        description = "The data directory: journal and counters (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "turgo-out/market",
        description = "Where the CSV files are written (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--input", paramLabel = "FILE",
        description = "Trades to read instead: CSV with the columns timestamp (epoch seconds), price, amount.")
    private Path input;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final MarketPipeline market =
            input == null ? new MarketPipeline() : new MarketPipeline(ByteSource.file(input));
        final PipelineRun run = new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess());
        final PipelineRun.Outcome outcome = run.live(market.define(output), options.context(data));
        out.print(RunReport.of(outcome));
        if (outcome.result().events() == 0 && outcome.result().replayed() > 0) {
            out.println("nothing new: the journal has the input already; other input needs another --data DIR");
        }
        out.println("bars and alerts are in " + output);
        out.flush();
        return 0;
    }
}
