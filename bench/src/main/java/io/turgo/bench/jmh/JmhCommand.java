package io.turgo.bench.jmh;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Table;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code turgo bench jmh}. JMH's forks get the JVM flags of this process. */
@Command(name = "jmh", description = {
    "Runs the JMH benchmarks whose names match.",
    "With --quick, 3 iterations of 0.2 s each: shows that all run, and orders of magnitude."})
public final class JmhCommand implements Callable<Integer> {
    /** Where benchmarks write files, told to the forks. */
    static final String DIRECTORY = "turgo.bench.dir";

    private static final int QUICK_ITERATIONS = 3;
    private static final double NS_PER_MILLIONTH = 1e3;

    @Parameters(paramLabel = "REGEX", arity = "0..1", defaultValue = ".*",
        description = "Part of the names of the benchmarks to run (default: all).")
    private String regex;

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        final Report report = options.report("JMH benchmarks");
        final ChainedOptionsBuilder runs = new OptionsBuilder().include(regex).forks(1).addProfiler(GCProfiler.class)
            .jvmArgsAppend("-D" + DIRECTORY + "=" + directory().toAbsolutePath());
        if (options.quick()) {
            runs.warmupIterations(QUICK_ITERATIONS).warmupTime(TimeValue.milliseconds(200))
                .measurementIterations(QUICK_ITERATIONS).measurementTime(TimeValue.milliseconds(200));
        }
        report.table(table(results(runs)));
        options.finish(report);
        return 0;
    }

    private Path directory() {
        try {
            return Files.createDirectories(options.directory());
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + options.directory() + ": " + IoReason.of(e)
                + "; name another with --dir", e);
        }
    }

    private Collection<RunResult> results(ChainedOptionsBuilder runs) {
        try {
            return new Runner(runs.build()).run();
        } catch (final NoBenchmarksException e) {
            throw new ConfigurationException("no benchmark matches `" + regex + "`; without REGEX all are run", e);
        } catch (final RunnerException e) {
            throw new EngineException("JMH could not run: " + e.getMessage(), e);
        }
    }

    private static Table table(Collection<RunResult> results) {
        final Table table =
            new Table("Mean of the iterations", List.of(
                "benchmark", "parameters", "score", "error", "unit", "M/s", "bytes allocated"));
        for (final RunResult result : results) {
            final BenchmarkParams params = result.getParams();
            final String parameters = params.getParamsKeys().stream()
                .map(name -> name + "=" + params.getParam(name)).collect(Collectors.joining(", "));
            final String name = params.getBenchmark();
            table.row(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), parameters,
                result.getPrimaryResult().getScore(), result.getPrimaryResult().getScoreError(),
                result.getPrimaryResult().getScoreUnit(), millionsPerSecond(result.getPrimaryResult()),
                allocated(result));
        }
        return table;
    }

    private static double millionsPerSecond(Result<?> time) {
        return time.getScoreUnit().equals("ns/op") ? NS_PER_MILLIONTH / time.getScore() : Double.NaN;
    }

    /** Bytes for each operation. */
    private static double allocated(RunResult result) {
        for (final String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        return Double.NaN;
    }
}
