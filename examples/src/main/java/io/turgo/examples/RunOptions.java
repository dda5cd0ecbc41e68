package io.turgo.examples;

import io.turgo.daemon.ChangeOptions;
import io.turgo.daemon.ThreadPlanConverter;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Durability;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How an example's pipeline is run. */
public final class RunOptions {
    @Option(names = "--durability", paramLabel = "LEVEL", defaultValue = "process",
        description = "none, process or disk (default: ${DEFAULT-VALUE}).")
    private Durability durability;

    @Option(names = "--threads", paramLabel = "PLAN", defaultValue = "fused",
        converter = ThreadPlanConverter.class, description = ThreadPlanConverter.DESCRIPTION)
    private ThreadPlan threads;

    @Mixin
    private ChangeOptions changed;

    /** A context with the journal of a data directory, or without one at durability none. */
    public Context context(Path data) {
        final Context context = Engine.context().threads(threads).latencySample(1).onChange(changed.change());
        return durability == Durability.NONE ? context : context
            .journal(ChronicleJournal.open(data, new JournalSettings().durability(durability)))
            .countersFile(data.resolve("counters.dat"));
    }
}
