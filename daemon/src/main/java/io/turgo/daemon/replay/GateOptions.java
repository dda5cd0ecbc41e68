package io.turgo.daemon.replay;

import io.turgo.daemon.gate.ExpectedOutput;
import io.turgo.egress.TextSink;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** What a replay is held against. */
final class GateOptions {
    @Option(names = "--expect", paramLabel = "FILE",
        description = "Compare the outputs with a file that a sink wrote; stop at the first row that differs.")
    private Path expected;

    @Option(names = "--sink", paramLabel = "NAME",
        description = "The sink that wrote it; by default the one whose file has the same name.")
    private String sink;

    @Option(names = "--check",
        description = "Compare state and outputs with the hashes that were recorded with each checkpoint.")
    private boolean check;

    @Option(names = "--against", paramLabel = "FILE",
        description = "Compare with another pipeline, of a file of SQL, a jar or a directory of classes; stop at the "
            + "first row that a stage or sink makes otherwise.")
    private Path against;

    /** What the outputs are compared with, or null. */
    Path expected() {
        return expected;
    }

    /** Whether hashes are compared. */
    boolean checksHashes() {
        return check;
    }

    /** Where the other pipeline is, or null. */
    Path against() {
        return against;
    }

    /** Refuses what does not go together. */
    void check(Path output) {
        if (chosen() > 1) {
            throw new ConfigurationException("--expect, --check and --against are comparisons, choose one of them");
        }
        if (output != null && isChosen()) {
            throw new ConfigurationException("a replay that compares writes nothing, leave --output out");
        }
        if (sink != null && expected == null) {
            throw new ConfigurationException("--sink says which sink wrote the file of --expect, name the file too");
        }
    }

    /** Whether anything is compared. */
    boolean isChosen() {
        return chosen() > 0;
    }

    private int chosen() {
        return (expected == null ? 0 : 1) + (against == null ? 0 : 1) + (check ? 1 : 0);
    }

    /** What stands in for the sink that wrote the expected file. */
    ExpectedOutput expectedOutput(Pipeline pipeline) {
        final String name = sink == null ? sinkOfFile(pipeline) : sink;
        if (!pipeline.sinkNames().contains(name)) {
            throw new ConfigurationException("pipeline `" + pipeline.name() + "` has no sink `" + name + "`; it has "
                + pipeline.sinkNames());
        }
        if (!(pipeline.sink(name) instanceof TextSink)) {
            throw new ConfigurationException("sink `" + name + "` (" + pipeline.sink(name) + ") writes no text file "
                + "that could be compared");
        }
        return new ExpectedOutput(name, (TextSink) pipeline.sink(name), expected);
    }

    private String sinkOfFile(Pipeline pipeline) {
        final List<String> matching = pipeline.sinkNames().stream()
            .filter(name -> pipeline.sink(name) instanceof TextSink)
            .filter(name -> ((TextSink) pipeline.sink(name)).file().getFileName().equals(expected.getFileName()))
            .toList();
        if (matching.size() != 1) {
            throw new ConfigurationException((matching.isEmpty() ? "no sink writes" : "sinks " + matching + " write")
                + " a file named `" + expected.getFileName() + "`: say by --sink which of " + pipeline.sinkNames()
                + " wrote it");
        }
        return matching.get(0);
    }
}
