package io.turgo.examples.fx;

import io.turgo.connectors.file.ByteSource;
import io.turgo.daemon.PipelineRun;
import io.turgo.daemon.RunReport;
import io.turgo.daemon.Terminal;
import io.turgo.examples.InputFile;
import io.turgo.examples.RunOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo example fx}. */
@Command(name = "fx", description = {
    "The quotes of two venues as one market: best prices, alerts, bars, as-of join.",
    "Writes best.csv, the best bid and ask of both venues at each quote; crossed.csv, where one venue bids more than "
        + "the other asks, once a second and pair at most; stale.csv, where a venue has been silent for more than 10 "
        + "seconds while the other quotes, once a minute; bars.csv, one-second bars of the middle; beside.csv, each "
        + "quote of fxcm with oanda's newest; and dead-letters.csv. A second run on the same data directory resumes, "
        + "and adds nothing once the input has come to its end."})
public final class FxExample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "turgo-data/fx",
        description = "The data directory: journal and counters (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "turgo-out/fx",
        description = "Where the CSV files are written (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--input", paramLabel = "DIR",
        description = "Quotes: files quotes_VENUE_PAIR_*.csv or .csv.gz of the venues fxcm and oanda, each in the "
            + "order of time, with the columns time_ns, bid, ask. Without it half an hour of quotes is made up.")
    private Path input;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + MadeQuotes.DEFAULT_SEED,
        description = "Of the quotes that are made up (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--write-input", paramLabel = "FILE",
        description = "Write the quotes, merged, to this CSV file and end; examples/fx/fx.sql reads it.")
    private Path written;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final List<QuoteFile> files = input == null ? MadeQuotes.of(seed) : QuoteFile.in(input);
        if (input == null) {
            out.println("no --input: half an hour of quotes is made up, --seed " + seed);
        }
        final ByteSource quotes = MergedQuotes.of(files);
        if (written != null) {
            InputFile.write(quotes, written);
            out.println("the quotes are in " + written);
            out.flush();
            return 0;
        }
        final PipelineRun run = new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess());
        final PipelineRun.Outcome outcome =
            run.live(new FxPipeline(quotes).define(output), options.context(data));
        out.print(RunReport.of(outcome));
        out.println("best prices, alerts, bars and the join are in " + output);
        out.flush();
        return 0;
    }
}
