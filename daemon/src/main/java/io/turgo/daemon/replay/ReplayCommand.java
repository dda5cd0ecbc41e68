package io.turgo.daemon.replay;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.Figures;
import io.turgo.daemon.JournalPosition;
import io.turgo.daemon.PipelineProvider;
import io.turgo.daemon.PipelineRun;
import io.turgo.daemon.RunReport;
import io.turgo.daemon.Terminal;
import io.turgo.daemon.ThreadPlanConverter;
import io.turgo.daemon.TurgoCommand;
import io.turgo.daemon.gate.ExpectedOutput;
import io.turgo.daemon.gate.PipelineComparison;
import io.turgo.engine.Change;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.HashCheck;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.pipeline.Pipeline;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo replay}: the journal through the pipeline that wrote it. */
@Command(name = "replay", description = {
    "Replays a journal through the pipeline that wrote it and prints the same hashes; or through that of a file of "
        + "SQL, which may be another one.",
    "State is built from the beginning of the journal; --from only says where output begins. The live outputs are not "
        + "touched; a running engine may go on meanwhile.",
    "With --expect, --check or --against it compares, and ends with code 1 at the first difference."})
public final class ReplayCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.sql", arity = "0..1",
        description = "A file of SQL whose pipeline takes the place of the one that wrote the journal.")
    private Path file;

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

    @Mixin
    private GateOptions gate;

    @Override
    public Integer call() {
        gate.check(output);
        requireNewOutput();
        final Journal journal = ChronicleJournal.openReadOnly(data);
        final PipelineProvider provider = file == null ? JournaledPipeline.of(journal, data) : new SqlPipeline(file);
        final Pipeline pipeline = provider.define(output == null ? data : output);
        final Context context = Engine.context().journal(journal).threads(threads);
        final long until = JournalPosition.lastSequenceOf(to, journal);
        final long first = from == null ? 0 : from(journal, until);
        if (from != null || gate.isChosen() || file != null) {
            context.outputsFrom(first);
        }
        if (file != null) {
            context.onChange(Change.UPGRADE);
        }
        if (gate.against() != null) {
            against(provider.name(), pipeline, context, new Stretch(first, until));
        } else if (gate.expected() != null) {
            expect(pipeline, context, until);
        } else if (gate.checksHashes()) {
            check(pipeline, context, until);
        } else {
            replay(pipeline, context, until);
        }
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private void replay(Pipeline pipeline, Context context, long until) {
        if (output == null) {
            context.discardOutputs();
        }
        out().print(RunReport.of(run().replay(pipeline, context, until)));
    }

    private void expect(Pipeline pipeline, Context context, long until) {
        final ExpectedOutput expected = gate.expectedOutput(pipeline);
        context.discardOutputs().replaceSink(expected.sink(), expected);
        final PipelineRun.Outcome outcome = run().replay(pipeline, context, until);
        if (to == null) {
            expected.requireEnd();
        }
        out().print(RunReport.of(outcome));
        out().println("the same as " + gate.expected() + ": " + Figures.count(expected.rows()) + " rows");
    }

    private void check(Pipeline pipeline, Context context, long until) {
        requireFused("--check runs the pipeline fused");
        final HashCheck hashes = new HashCheck();
        out().print(RunReport.of(run().replay(pipeline, context.discardOutputs().check(hashes), until)));
        out().println("the same as recorded: " + Figures.count(hashes.compared()) + " checkpoints, of other pipelines "
            + Figures.count(hashes.skipped()));
    }

    private void requireFused(String why) {
        if (!threads.equals(ThreadPlan.FUSED)) {
            throw new ConfigurationException(why + ", leave --threads out");
        }
    }

    /** Sequences, both included. */
    private record Stretch(long from, long until) {
    }

    private void against(String name, Pipeline pipeline, Context context, Stretch stretch) {
        requireFused("--against runs both pipelines fused");
        try (OtherPipeline opened = OtherPipeline.open(gate.against())) {
            final Pipeline other = opened.define(name, data);
            final Context otherContext = Engine.context().journal(ChronicleJournal.openReadOnly(data)).threads(threads)
                .onChange(Change.UPGRADE).outputsFrom(stretch.from());
            final PipelineComparison comparison = new PipelineComparison(
                pipeline, context, other, otherContext, gate.against().getFileName().toString());
            comparison.run(() -> run().replay(pipeline, context, stretch.until()),
                () -> Engine.replay(other, otherContext, stretch.until()));
            out().println("the same: " + comparison.places() + " stages and sinks");
            comparison.lone().forEach(out()::println);
        }
    }

    private PipelineRun run() {
        return new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
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
            if (JournalPosition.isEarlier(from, to)) {
                throw new ConfigurationException("no row came in from " + from + " to " + to + ": these are the times "
                    + "at which rows came in, not their own; `turgo journal info " + data + "` says from when to when");
            }
            throw new ConfigurationException("--from " + from + " (sequence " + sequence + ") is behind --to " + to
                + " (sequence " + until + "), exchange them");
        }
        return sequence;
    }
}
