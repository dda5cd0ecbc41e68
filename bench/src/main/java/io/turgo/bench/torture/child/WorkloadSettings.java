package io.turgo.bench.torture.child;

import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Durability;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.journal.RollInterval;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How one start of the workload runs, as it stands on its command line.
 *
 * @param input      where the input files are
 * @param data       the engine's data directory
 * @param output     where outputs go
 * @param durability what released outputs have survived
 * @param threads    the thread plan
 * @param frameBytes a journal frame of this many bytes takes no more; 1 for a frame for each record
 * @param fileBytes  a journal file of this size is full
 * @param checkpointMs how long after a checkpoint the next one is made, 0 for none by time
 * @param prune      whether all of the journal is deleted that nobody needs
 * @param perSecond  new records of each source per second, 0 for as fast as they are taken
 * @param replay     whether the journal is replayed from its beginning behind a clean end, for its hashes
 */
public record WorkloadSettings(Path input, Path data, Path output, Durability durability, ThreadPlan threads,
    int frameBytes, long fileBytes, int checkpointMs, boolean prune, int perSecond, boolean replay) {
    private static final int MAX_FRAME_SHARE = 4;
    private static final int RESERVED_SHARE = 8;

    /** The command line that {@link #parse} reads. */
    public List<String> arguments() {
        final List<String> arguments = new ArrayList<>();
        arguments.add("input=" + input);
        arguments.add("data=" + data);
        arguments.add("output=" + output);
        arguments.add("durability=" + durability);
        arguments.add("threads=" + threads);
        arguments.add("frameBytes=" + frameBytes);
        arguments.add("fileBytes=" + fileBytes);
        arguments.add("checkpointMs=" + checkpointMs);
        arguments.add("prune=" + prune);
        arguments.add("perSecond=" + perSecond);
        arguments.add("replay=" + replay);
        return arguments;
    }

    /** Reads what {@link #arguments} wrote. */
    static WorkloadSettings parse(String... arguments) {
        final Map<String, String> values = Arrays.stream(arguments).map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new WorkloadSettings(Path.of(values.get("input")), Path.of(values.get("data")),
            Path.of(values.get("output")), Durability.valueOf(values.get("durability")),
            ThreadPlan.of(values.get("threads")), Integer.parseInt(values.get("frameBytes")),
            Long.parseLong(values.get("fileBytes")), Integer.parseInt(values.get("checkpointMs")),
            Boolean.parseBoolean(values.get("prune")), Integer.parseInt(values.get("perSecond")),
            Boolean.parseBoolean(values.get("replay")));
    }

    /** Opens the journal, for an engine that lives on. */
    Context open() {
        return Engine.context().journal(ChronicleJournal.open(data, journal())).threads(threads)
            .frameBytes((int) Math.min(frameBytes, fileBytes / MAX_FRAME_SHARE))
            .checkpointIntervalMs(checkpointMs).countersFile(data.resolve("counters.dat"));
    }

    private JournalSettings journal() {
        final JournalSettings journal = new JournalSettings().durability(durability)
            .rollInterval(RollInterval.TEN_SECONDS).fileSizeBytes(fileBytes)
            .reserveAheadBytes(fileBytes / RESERVED_SHARE);
        return prune ? journal.retainFor(Duration.ofMillis(Math.max(1, checkpointMs))) : journal;
    }

    /** Opens the journal for a replay of all of it. */
    Context openForReplay() {
        return Engine.context().journal(ChronicleJournal.openReadOnly(data)).discardOutputs();
    }
}
