package io.turgo.examples.revenue;

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

/** {@code turgo example revenue}. */
@Command(name = "revenue", description = {
    "The revenue of each customer of a shop in the last 24 hours.",
    "Writes at-lines.csv, the revenue at each order line, and changes.csv, each change of it, also because lines have "
        + "become older than 24 hours, and dead-letters.csv. Cancellations subtract; lines without a customer are left "
        + "out; lines may be up to 10 minutes out of order. While it runs it tells the present revenue once a second. "
        + "A second run on the same data directory resumes, and adds nothing once the input has come to its end."})
public final class RevenueExample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "turgo-data/revenue",
        description = "The data directory: journal and counters (default: ${DEFAULT-VALUE}).")
    private Path data;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "turgo-out/revenue",
        description = "Where the CSV files are written (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--input", paramLabel = "FILE", arity = "1..*",
        description = "Order lines: CSV, one or several files in order, with the columns InvoiceNo, Quantity, "
            + "InvoiceDate (2010-12-01 08:26:00), UnitPrice and CustomerID; others are not read. Without it two weeks "
            + "of orders are made up.")
    private List<Path> input;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "" + MadeOrders.DEFAULT_SEED,
        description = "Of the orders that are made up (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--write-input", paramLabel = "FILE",
        description = "Write the order lines to this CSV file and end; examples/revenue/revenue.sql reads it.")
    private Path written;

    @Mixin
    private RunOptions options;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (input == null) {
            out.println("no --input: two weeks of orders are made up, --seed " + seed);
        }
        final ByteSource lines = input == null ? MadeOrders.of(seed) : OrderFiles.of(input);
        if (written != null) {
            InputFile.write(lines, written);
            out.println("the order lines are in " + written);
            out.flush();
            return 0;
        }
        final RevenuePipeline revenue = new RevenuePipeline(lines);
        final PipelineRun run = new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess());
        try (CurrentRevenue reader = new CurrentRevenue(revenue.current(), out)) {
            reader.start();
            final PipelineRun.Outcome outcome = run.live(revenue.define(output), options.context(data));
            out.print(RunReport.of(outcome));
        }
        out.println("revenue at order lines and its changes are in " + output);
        out.flush();
        return 0;
    }
}
