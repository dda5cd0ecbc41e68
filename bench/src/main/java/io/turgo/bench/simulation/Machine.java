package io.turgo.bench.simulation;

import io.turgo.bench.simulation.disk.SimulatedDisk;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.egress.Sink;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.Stepper;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Durability;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.journal.RollInterval;
import io.turgo.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What an engine runs on, and where its outputs go: a disk, a clock and stores elsewhere. */
final class Machine {
    private static final List<ThreadPlan> PLANS =
        List.of(ThreadPlan.FUSED, ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(2));
    private static final int[] FRAME_BYTES = {1, 200, 4096};
    private static final int[] RING_SLOTS = {2, 8, 32};
    private static final int SHARDED_SLOTS = 256;
    private static final int CHECKPOINT_BUFFER_BYTES = 1 << 12;
    private static final int JOURNAL_FILE_BYTES = 1 << 20;
    private static final int RESERVE_BYTES = 1 << 16;
    private static final Duration RETAINED = Duration.ofSeconds(10);

    private final Draws draws;
    private final SimulatedJob job;
    private final Random random;
    private final SimulatedDisk disk;
    private final SimulatedClock clock;
    private final long seed;
    private final Sabotage sabotage;
    private final List<SimulatedStore> stores = new ArrayList<>();

    Machine(long seed, Sabotage sabotage, Draws draws, Random random, SimulatedDisk disk, SimulatedClock clock) {
        this.seed = seed;
        this.sabotage = sabotage;
        if (sabotage == Sabotage.FORCE_DOES_NOTHING) {
            disk.lieAboutForce();
        }
        this.draws = draws;
        job = new SimulatedJob(draws);
        this.random = random;
        this.disk = disk;
        this.clock = clock;
        SimulatedJob.SINKS.forEach(name -> stores.add(new SimulatedStore()));
    }

    SimulatedDisk disk() {
        return disk;
    }

    SimulatedJob job() {
        return job;
    }

    private Path file(FileSystem boot, int sink) {
        return boot.getPath("/out", SimulatedJob.SINKS.get(sink) + ".csv");
    }

    /** The pipeline with sinks that go on where those before them ended. */
    Pipeline pipeline(FileSystem boot, StoreSink.Link link) {
        return job.define(sink -> draws.isFile(sink) ? CsvFileSink.to(file(boot, sink)) : store(sink, link));
    }

    private Sink store(int sink, StoreSink.Link link) {
        final SimulatedStore store = stores.get(sink);
        return new StoreSink(sabotage == Sabotage.STORES_FORGET ? store.forgetful() : store, draws.hasOwnThread(sink),
            link);
    }

    Journal journal(FileSystem boot, Stepper stepper) {
        final JournalSettings settings = new JournalSettings()
            .durability(durability())
            .fileSizeBytes(JOURNAL_FILE_BYTES).reserveAheadBytes(RESERVE_BYTES)
            .rollInterval(RollInterval.TEN_SECONDS)
            .newId(new UUID(1, seed)).background(stepper).openTimeNs(clock.nanoTime());
        return ChronicleJournal.open(
            boot.getPath("/data"), draws.pruned() ? settings.retainFor(RETAINED) : settings);
    }

    private Durability durability() {
        return draws.survivesPowerLoss() && sabotage != Sabotage.OUTPUT_BEFORE_FORCE
            ? Durability.DISK : Durability.PROCESS;
    }

    /** Settings as the seed has them for this start: nothing that is drawn here may change results. */
    Context context(Stepper stepper) {
        final ThreadPlan plan = PLANS.get(random.nextInt(PLANS.size()));
        final boolean sharded = PLANS.indexOf(plan) == PLANS.size() - 1;
        return Engine.context().threads(plan).stepper(stepper)
            .ringSlots(sharded ? SHARDED_SLOTS : RING_SLOTS[random.nextInt(RING_SLOTS.length)])
            .frameBytes(FRAME_BYTES[random.nextInt(FRAME_BYTES.length)])
            .checkpointEvents(random.nextInt(3) * 20 + (draws.pruned() ? 10 : 0))
            .checkpointIntervalMs(random.nextInt(3) * 1000)
            .checkpointBufferBytes(CHECKPOINT_BUFFER_BYTES).epochClock(clock).nanoClock(clock);
    }

    /** What the sinks have got, by their numbers. */
    List<List<String>> outputs(FileSystem boot) {
        final List<List<String>> all = new ArrayList<>();
        for (int sink = 0; sink < stores.size(); sink++) {
            all.add(draws.isFile(sink) ? lines(file(boot, sink)) : stores.get(sink).lines());
        }
        return all;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Arrays.asList(Files.readString(file).split("\n")) : List.of();
        } catch (final IOException e) {
            throw new Violation("cannot read " + file, e);
        }
    }

    /** Refuses outputs whose ids do not rise. */
    void requireRisingIds() {
        for (int sink = 0; sink < stores.size(); sink++) {
            if (stores.get(sink).repeated() != null) {
                throw new Violation("sink " + SimulatedJob.SINKS.get(sink) + " has output "
                    + stores.get(sink).repeated() + " behind one at or after it");
            }
        }
    }
}
