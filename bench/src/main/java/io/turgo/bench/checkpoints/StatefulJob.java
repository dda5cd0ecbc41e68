package io.turgo.bench.checkpoints;

import io.turgo.bench.scale.job.Checksum;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.JobRun;
import io.turgo.bench.scale.job.Padding;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.engine.Engine;
import io.turgo.error.EnvironmentException;
import io.turgo.journal.ChronicleJournal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A job whose every event changes a row of a large state, journaled, with an exactly-once file of outputs. Keys come
 * uniformly at random, behind one pass through all of them.
 *
 * @param keys            how many rows of state there are
 * @param words           of padding in each event
 * @param intervalMs      between two checkpoints
 * @param eventsPerSecond the fixed rate
 */
public record StatefulJob(int keys, int words, int intervalMs, int eventsPerSecond) {
    /** A row's image and what it has before it. */
    private static final int BUFFER_PER_KEY = 64;
    private static final double SECOND_MS = 1e3;

    /** Files that an engine on a directory has. */
    private static Path outputs(Path directory) {
        return directory.resolve("alerts.csv");
    }

    private Job job(Path directory, LongConsumer verdict) {
        final Events events = Events.ofKeys(keys).scatter().afterOnePass();
        return new Job(events, new Padding(events, words, false), List.of(new AlertPart(keys, verdict,
            CsvFileSink.to(outputs(directory)).columns(AlertPart.COLUMNS))));
    }

    /**
     * Starts an engine that goes on where the directory's journal ends. There are more threads than two cores, so all
     * of the engine's back off while they wait. The buffer of changed rows takes all of them: where it is full, the
     * pipeline goes no faster than rows are put away.
     *
     * @param checkpoints whether it makes any while it runs
     * @param verdict     is told the sequence of each event that the detector is done with, on the pipeline's thread
     */
    public JobRun start(Path directory, boolean checkpoints, LongConsumer verdict) {
        return new JobRun(job(directory, verdict), Engine.context()
            .journal(ChronicleJournal.open(directory.resolve("data")))
            .checkpointIntervalMs(checkpoints ? intervalMs : 0)
            .checkpointBufferBytes(keys * BUFFER_PER_KEY));
    }

    /**
     * Holds what has left against the naive reference.
     *
     * @param events how many were published
     * @param who    wrote it, for the message
     */
    public void requireOutputs(Path directory, long events, String who) {
        final Checksum found = new Checksum();
        try (BufferedReader lines = Files.newBufferedReader(outputs(directory))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                final String[] cells = line.split(",", -1);
                AlertPart.add(Long.parseLong(cells[0]), Long.parseLong(cells[1]),
                    cells[2].isEmpty() ? Double.NaN : Double.parseDouble(cells[2]), found);
            }
        } catch (final IOException e) {
            throw new EnvironmentException("cannot read " + outputs(directory) + ": " + e, e);
        }
        found.requireSame(job(directory, sequence -> { }).expected(events, true), who);
    }

    /** The share of the keys that change between two checkpoints at the fixed rate. */
    public double dirtyShare() {
        return -Math.expm1(-eventsPerSecond * (intervalMs / SECOND_MS) / keys);
    }
}
