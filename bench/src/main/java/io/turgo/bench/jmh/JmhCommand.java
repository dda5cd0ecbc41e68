package io.turgo.bench.jmh;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo bench jmh}. JMH's forks get the JVM flags of this process. */
@Command(name = "jmh", description = "Runs the JMH benchmarks whose names match, and prints JMH's table.")
public final class JmhCommand implements Callable<Integer> {
    /** Where benchmarks write files, told to the forks. */
    static final String DIRECTORY = "turgo.bench.dir";

    private static final int QUICK_ITERATIONS = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "REGEX", arity = "0..1", defaultValue = ".*",
        description = "Part of the names of the benchmarks to run (default: all).")
    private String regex;

    @Option(names = "--quick", description = "3 iterations of 0.2 s: shows that all run, and orders of magnitude.")
    private boolean quick;

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = "target/bench",
        description = "Where jmh.json and, for the time of a benchmark, its files go (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Override
    public Integer call() {
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + directory + ": " + e + "; name another with --dir", e);
        }
        final Path json = directory.resolve("jmh.json");
        final ChainedOptionsBuilder options = new OptionsBuilder().include(regex).forks(1)
            .jvmArgsAppend("-D" + DIRECTORY + "=" + directory.toAbsolutePath())
            .resultFormat(ResultFormatType.JSON).result(json.toString());
        if (quick) {
            options.warmupIterations(QUICK_ITERATIONS).warmupTime(TimeValue.milliseconds(200))
                .measurementIterations(QUICK_ITERATIONS).measurementTime(TimeValue.milliseconds(200));
        }
        try {
            new Runner(options.build()).run();
        } catch (final NoBenchmarksException e) {
            throw new ConfigurationException("no benchmark matches `" + regex + "`; without REGEX all are run", e);
        } catch (final RunnerException e) {
            throw new EngineException("JMH could not run: " + e.getMessage(), e);
        }
        spec.commandLine().getOut().println("results are in " + json);
        return 0;
    }
}
