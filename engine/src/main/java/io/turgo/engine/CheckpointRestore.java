package io.turgo.engine;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.JournalInfo;
import io.turgo.pipeline.Plan;
import java.util.List;
import java.util.SortedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the newest checkpoint back that fits journal, pipeline and sinks, before any thread of the engine starts. What
 * does not fit is passed over with the reason in the log: the journal is then replayed from further back.
 */
final class CheckpointRestore {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointRestore.class);

    private final Plan plan;
    private final Runtime runtime;
    private final CheckpointStore store;
    private final SortedMap<String, RestoredTable> tables;
    private final List<TableShape> shapes;
    private final OpenSinks sinks;
    private final JournalInfo journal;
    private String sinkBehind;

    CheckpointRestore(
        Plan plan, Runtime runtime, CheckpointStore store, SortedMap<String, RestoredTable> tables,
        List<TableShape> shapes, OpenSinks sinks) {
        this.plan = plan;
        this.runtime = runtime;
        this.store = store;
        this.tables = tables;
        this.shapes = shapes;
        this.sinks = sinks;
        journal = runtime.journal().info();
    }

    /** Puts back rows and symbols; gives the numbers, which go to whom they belong to, or null if there is nothing. */
    KeptNumbers run() {
        final Checkpoint checkpoint = store.load(runtime.journal().id(), this::isWanted);
        if (checkpoint == null) {
            requireAllOutputs();
            return null;
        }
        checkpoint.forEachSymbol(this::putSymbol);
        for (final TableTotals totals : checkpoint.manifest().tables()) {
            final RestoredTable table = tables.get(totals.shape().name());
            checkpoint.forEachRow(totals.shape(), table);
            if (table.hash() != totals.hash()) {
                throw new EngineException("table " + totals.shape().name() + " of the checkpoint behind frame "
                    + checkpoint.manifest().frame() + " came back with hash " + Long.toHexString(table.hash())
                    + " != " + Long.toHexString(totals.hash())
                    + " of its manifest; delete the directory of the checkpoints and start again");
            }
        }
        if (runtime.symbols().size() != checkpoint.manifest().symbols()) {
            throw new EngineException("the checkpoint behind frame " + checkpoint.manifest().frame() + " has "
                + runtime.symbols().size() + " symbols != " + checkpoint.manifest().symbols()
                + " of its manifest; delete the directory of the checkpoints and start again");
        }
        return new KeptNumbers(checkpoint.manifest().values());
    }

    private void putSymbol(String text) {
        runtime.symbols().intern(text);
    }

    private boolean isWanted(CheckpointManifest manifest) {
        final String reason = reasonAgainst(manifest);
        if (reason != null) {
            LOG.info("the checkpoint behind frame {} is passed over: {}", manifest.frame(), reason);
        }
        return reason == null;
    }

    private String reasonAgainst(CheckpointManifest manifest) {
        if (!runtime.cutOvers().isOwn(manifest.pipeline())) {
            requireOutputsOfOldLogic(manifest);
            return "it is of another pipeline";
        }
        if (manifest.frame() > journal.lastFrame()) {
            return "the journal ends at frame " + journal.lastFrame();
        }
        if (manifest.frame() + 1 < journal.firstFrame()) {
            return "the journal begins at frame " + journal.firstFrame();
        }
        if (!manifest.tables().stream().map(TableTotals::shape).toList().equals(shapes)) {
            return "its tables " + manifest.tables().stream().map(TableTotals::shape).toList()
                + " are not those of this pipeline, " + shapes;
        }
        return reasonAgainst(new KeptNumbers(manifest.values()));
    }

    /** Who takes over makes no outputs of what is journaled so far. */
    private void requireOutputsOfOldLogic(CheckpointManifest manifest) {
        if (!runtime.cutOvers().takesOver() || manifest.frame() != journal.lastFrame()) {
            return;
        }
        final KeptNumbers numbers = new KeptNumbers(manifest.values());
        for (final Plan.StagePlan sink : plan.sinks()) {
            final String reason =
                SinkRunner.isIn(numbers, sink.name()) ? reasonAgainstKnown(sink.name(), numbers) : null;
            if (reason != null) {
                throw new ConfigurationException("the pipeline cannot take over: " + reason + "; only the pipeline "
                    + "that wrote the journal makes the missing ones again: start it once more and let it end cleanly, "
                    + "then let this one take over");
            }
        }
    }

    /** Outputs that a sink has lost, or never had, are made again by a replay, as long as the journal has it all. */
    private String reasonAgainst(KeptNumbers numbers) {
        for (final Plan.StagePlan sink : plan.sinks()) {
            final String reason = SinkRunner.isIn(numbers, sink.name())
                ? reasonAgainstKnown(sink.name(), numbers) : reasonAgainstNew(sink.name(), numbers);
            if (reason != null) {
                return reason;
            }
        }
        return null;
    }

    private String reasonAgainstKnown(String sink, KeptNumbers numbers) {
        final OutputId confirmed = SinkRunner.lastOutput(numbers, sink);
        final OutputId held = sinks.held(sink);
        if (!sinks.keepsIds(sink) || held.compareTo(confirmed) >= 0) {
            return null;
        }
        sinkBehind = "sink `" + sink + "` holds outputs up to " + named(held) + " < " + named(confirmed)
            + ", which it had confirmed";
        return sinkBehind;
    }

    /** One that had a part in the pipeline before is not new, and lacks what was made meanwhile. */
    private String reasonAgainstNew(String sink, KeptNumbers numbers) {
        final OutputId held = sinks.keepsIds(sink) ? sinks.held(sink) : OutputId.NONE;
        if (!isPruned()) {
            return "sink `" + sink + "` is new";
        }
        final boolean isCausedBehind =
            held.sequence() >= Dispatcher.sequence(numbers) && held.control() >= Dispatcher.controls(numbers);
        if (held.equals(OutputId.NONE) || isCausedBehind) {
            return null;
        }
        sinkBehind = "sink `" + sink + "` holds outputs up to " + named(held) + " and had no part in the pipeline "
            + "since, up to sequence " + Dispatcher.sequence(numbers);
        return sinkBehind;
    }

    private static String named(OutputId id) {
        return id.equals(OutputId.NONE) ? "none" : id.toString();
    }

    /** An older checkpoint may have done for a sink that is behind; where none did, the whole journal must. */
    private void requireAllOutputs() {
        if (sinkBehind != null && isPruned()) {
            throw new ConfigurationException(sinkBehind + ", and the journal that could make what it lacks begins at "
                + "frame " + journal.firstFrame() + "; restore the sink's output from a copy, or give the sink another "
                + "name and an output of its own: it then begins at the checkpoint");
        }
    }

    private boolean isPruned() {
        return journal.firstFrame() > 1;
    }
}
