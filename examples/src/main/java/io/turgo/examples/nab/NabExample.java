package io.turgo.examples.nab;

import io.turgo.daemon.Figures;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo example nab}. */
@Command(name = "nab", description = {
    "Scores metric series for anomalies, as the Numenta Anomaly Benchmark wants it.",
    "Writes a file of the same name for each series, with the columns timestamp, value, anomaly_score (0 to 1). "
        + "A score depends on its row and the rows before it only. Each series is a pipeline of its own, without a "
        + "journal."})
public final class NabExample implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--input", paramLabel = "DIR",
        description = "Series to score: every *.csv below, with the columns timestamp (2015-02-26 21:42:53) and "
            + "value. Without it three series are made up.")
    private Path input;

    @Option(names = "--output", paramLabel = "DIR", defaultValue = "turgo-out/nab",
        description = "Where the scores are written, in the layout of the input (default: ${DEFAULT-VALUE}).")
    private Path output;

    @Option(names = "--detector", paramLabel = "NAME", defaultValue = "auto",
        description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private DetectorName detector;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
        description = "Of the series that are made up (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final List<Series> all = input == null ? MadeSeries.of(seed) : Series.below(input);
        if (input == null) {
            out.println("no --input: " + all.size() + " series are made up, --seed " + seed);
        }
        long rows = 0;
        long rejected = 0;
        for (final Series each : all) {
            final EngineResult result = score(each);
            rows += result.events();
            rejected += result.deadLetters();
        }
        out.println(Figures.count(rows) + " rows of " + all.size() + " series scored by " + detector
            + (rejected == 0 ? "" : ", " + Figures.count(rejected) + " rows rejected") + "; scores are in " + output);
        out.flush();
        return 0;
    }

    private EngineResult score(Series series) {
        final Path directory = output.resolve(series.name()).getParent();
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make `" + directory + "`: " + IoReason.of(e), e);
        }
        try (Engine engine = Engine.start(
            SeriesPipeline.of(series, detector.operator(), output), Engine.context())) {
            return engine.finish();
        }
    }
}
