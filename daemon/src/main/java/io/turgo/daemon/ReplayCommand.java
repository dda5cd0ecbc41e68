package io.turgo.daemon;

import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalScan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.pipeline.Pipeline;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo replay}: the journal through the pipeline that wrote it. */
@Command(name = "replay", description = {
    "Replays a journal through the pipeline that wrote it and prints the same hashes.",
    "State is built from the beginning of the journal; --from only says where output begins. The live outputs are not "
        + "touched; a running engine may go on meanwhile."})
public final class ReplayCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The data directory of the journal.")
    private Path data;

    @Option(names = "--output", paramLabel = "DIR",
        description = "Write the outputs here, as the pipeline would have; by default they are only hashed.")
    private Path output;

    @Option(names = "--from", paramLabel = "T|SEQ",
        description = "The first sequence, or ingest time (ISO-8601), whose outputs are written.")
    private String from;

    @Option(names = "--to", paramLabel = "T|SEQ",
        description = "The last sequence, or the ingest time (ISO-8601) before which to stop.")
    private String to;

    @Option(names = "--threads", paramLabel = "PLAN", defaultValue = "fused",
        converter = ThreadPlanConverter.class, description = ThreadPlanConverter.DESCRIPTION)
    private ThreadPlan threads;

    @Override
    public Integer call() {
        requireNewOutput();
        final Journal journal = ChronicleJournal.openReadOnly(data);
        final Pipeline pipeline = pipeline(journal);
        final Context context = Engine.context().journal(journal).threads(threads);
        if (output == null) {
            context.discardOutputs();
        }
        final long until = until(journal);
        if (from != null) {
            context.outputsFrom(from(journal, until));
        }
        final PipelineRun run = new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess());
        spec.commandLine().getOut().print(RunReport.of(run.replay(pipeline, context, until)));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /** What is there may be the live outputs, or those of another stretch: nothing that could be gone on with. */
    private void requireNewOutput() {
        final String[] present = output == null ? null : output.toFile().list();
        if (present != null && present.length > 0) {
            throw new ConfigurationException("output directory " + output + " is not empty, it has " + present.length
                + " files; name a new one, a replay writes its outputs from their beginning");
        }
    }

    private long from(Journal journal, long until) {
        final long sequence = JournalPosition.sequenceOf(from, journal);
        if (sequence > until && to != null) {
            throw new ConfigurationException("--from " + from + " (sequence " + sequence + ") is behind --to " + to
                + " (sequence " + until + "), exchange them");
        }
        return sequence;
    }

    private long until(Journal journal) {
        if (to == null) {
            return Long.MAX_VALUE;
        }
        final long sequence = JournalPosition.sequenceOf(to, journal);
        return to.chars().allMatch(Character::isDigit) ? sequence : sequence - 1;
    }

    private Pipeline pipeline(Journal journal) {
        final String name = JournalScan.pipelineName(journal);
        if (name == null) {
            throw new ConfigurationException("the journal in " + data + " is empty, there is nothing to replay");
        }
        final TreeSet<String> known = new TreeSet<>();
        for (final PipelineProvider provider : ServiceLoader.load(PipelineProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.define(output == null ? data : output);
            }
            known.add(provider.name());
        }
        throw new ConfigurationException("the journal in " + data + " was written by pipeline `" + name
            + "`, which is not on the class path; there are " + known);
    }
}
