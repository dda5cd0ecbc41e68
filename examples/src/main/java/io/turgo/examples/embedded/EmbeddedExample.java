package io.turgo.examples.embedded;

import io.turgo.connectors.file.ByteSource;
import io.turgo.counters.LatencySummary;
import io.turgo.daemon.Figures;
import io.turgo.daemon.SummaryTable;
import io.turgo.engine.EngineResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code turgo example embedded}. */
@Command(name = "embedded", description = {
    "A trading service that embeds the engine: a verdict on each order, by callback.",
    "Judges the orders of a Bitstamp feed by size, price and the book's top, and watches the rate of orders by side. "
        + "Kill it at any time: the same command goes on where the journal ends, and no verdict is lost or repeated."})
public final class EmbeddedExample implements Callable<Integer> {
    private static final Path DATA = Path.of("turgo-data", "embedded");

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FEED",
        description = "Bitstamp's raw feed, lines of `<received ms> <event> <json>`, .gz or not. Without it a small "
            + "feed is generated.")
    private Path feed;

    @Option(names = "--data", paramLabel = "DIR",
        description = "Journal and verdicts (default: a directory named as the feed in turgo-data/embedded).")
    private Path data;

    @Option(names = "--rate", paramLabel = "N", defaultValue = "5000",
        description = "Orders a second, while the feed can be read that fast; 0 for as fast as they are taken "
            + "(default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Of the generated feed (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--lines", paramLabel = "N", defaultValue = "20000",
        description = "Of the generated feed (default: ${DEFAULT-VALUE}).")
    private int lines;

    @Override
    public Integer call() {
        if (rate < 0 || lines < 1) {
            throw new ParameterException(spec.commandLine(),
                rate < 0 ? "--rate " + rate + " < 0" : "--lines " + lines + " < 1");
        }
        final BitstampFeed source =
            new BitstampFeed(feed == null ? GeneratedFeed.of(seed, lines) : ByteSource.file(feed));
        final Path directory = data != null ? data
            : DATA.resolve(feed == null ? "generated-" + seed : feed.getFileName().toString());
        try (OrderWatch service = new OrderWatch(directory, new Pace(SystemNanoClock.INSTANCE, rate))) {
            print(source, service, service.watch(source), directory);
        }
        return 0;
    }

    private void print(BitstampFeed source, OrderWatch service, EngineResult result, Path directory) {
        final VerdictLedger verdicts = service.verdicts();
        final PrintWriter out = spec.commandLine().getOut();
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("feed", feed == null ? "generated, --seed " + seed + ", " + Figures.count(lines) + " lines"
            : source.name() + ", " + Figures.count(source.lines()) + " lines");
        facts.put("started", service.resumedBehind() < 0 ? "at line 0, nothing journaled before"
            : "behind line " + Figures.count(service.resumedBehind()) + ", " + Figures.count(result.replayed())
                + " orders from the journal");
        facts.put("orders in", Figures.count(result.events()) + " new");
        facts.put("rejected", Figures.count(result.deadLetters()));
        facts.put("verdicts", given(result, "verdicts"));
        facts.put("alerts", Figures.count(verdicts.alerts()) + reasons(verdicts));
        facts.put("flow", given(result, "flow") + "; " + Figures.count(service.flow().bursts()) + " bursts");
        facts.put("output hash", String.format("%016x", result.outputHash()));
        facts.put("state hash", String.format("%016x", result.stateHash()));
        out.print(SummaryTable.facts(facts));
        latencies(out, result);
        verdicts.lastAlerts().forEach(line -> out.println("alert " + line));
        if (result.events() == 0 && result.replayed() > 0) {
            out.println("nothing new: the journal has the feed already; another feed needs another --data DIR");
        }
        out.println(String.join(", ", VerdictLedger.FILE, FlowLedger.FILE, OrderChecks.REJECTED) + " are in "
            + directory);
        out.flush();
    }

    /** What came by callback in this run, and what the ledger had already. */
    private static String given(EngineResult result, String sink) {
        for (final EngineResult.Outputs each : result.outputs()) {
            if (each.sink().equals(sink)) {
                return Figures.count(each.written()) + " new, " + Figures.count(each.suppressed()) + " held already";
            }
        }
        throw new IllegalStateException("no sink `" + sink + "`");
    }

    private static String reasons(VerdictLedger verdicts) {
        final StringBuilder text = new StringBuilder();
        for (final Reason reason : Reason.values()) {
            text.append(text.length() == 0 ? ": " : ", ").append(reason).append(' ')
                .append(Figures.count(verdicts.count(reason)));
        }
        return text.toString();
    }

    private static void latencies(PrintWriter out, EngineResult result) {
        final LatencySummary latency = result.latencies().get("verdicts");
        if (latency.count() > 0) {
            out.println();
            out.print(SummaryTable.latencies(Map.of("publish to callback", latency)));
            out.println();
        }
    }
}
