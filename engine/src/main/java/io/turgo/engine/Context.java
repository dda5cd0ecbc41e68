package io.turgo.engine;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.Journal;
import io.turgo.ring.SlotRing;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.OffsetEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The settings of one engine: fluent, with defaults from {@link Configuration}'s properties, validated once when the
 * engine starts. Used by one thread, for one engine.
 */
public final class Context {
    private static final int MAX_RING_SLOTS = 1 << 24;
    private static final int MAX_SLOT_BYTES = 1 << 24;
    private static final int MAX_FRAME_BYTES = 1 << 24;
    private static final int MAX_FRAMES_AHEAD = 1 << 10;
    private static final int LEAST_BUFFER_BYTES = 1 << 12;
    private static final int MAX_BUFFER_BYTES = 1 << 29;

    private Journal journal;
    private Path countersFile;
    private ThreadPlan threads = Settings.threads(ThreadPlan.FUSED);
    private Idle idle = Settings.choice(Idle.class, Configuration.IDLE, Idle.BACKOFF);
    private DiskFull diskFull = Settings.choice(DiskFull.class, Configuration.DISK_FULL, DiskFull.PAUSE);
    private Stepper stepper;
    private int ringSlots = Settings.integer(Configuration.RING_SLOTS, Configuration.RING_SLOTS_DEFAULT);
    private int slotBytes = Settings.integer(Configuration.RING_SLOT_BYTES, Configuration.RING_SLOT_BYTES_DEFAULT);
    private int frameBytes =
        Settings.integer(Configuration.JOURNAL_FRAME_BYTES, Configuration.JOURNAL_FRAME_BYTES_DEFAULT);
    private int replayFramesAhead = Settings.integer(Configuration.REPLAY_FRAMES_AHEAD,
        java.lang.Runtime.getRuntime().availableProcessors() > 1 ? Configuration.REPLAY_FRAMES_AHEAD_DEFAULT : 0);
    private int symbolsMax = Settings.integer(Configuration.SYMBOLS_MAX, Configuration.SYMBOLS_MAX_DEFAULT);
    private int latencySample =
        Settings.integer(Configuration.LATENCY_SAMPLE, Configuration.LATENCY_SAMPLE_DEFAULT);
    private int sourceStopTimeoutMs =
        Settings.integer(Configuration.SOURCE_STOP_TIMEOUT_MS, Configuration.SOURCE_STOP_TIMEOUT_MS_DEFAULT);
    private int checkpointIntervalMs =
        Settings.integer(Configuration.CHECKPOINT_INTERVAL_MS, Configuration.CHECKPOINT_INTERVAL_MS_DEFAULT);
    private int checkpointEvents =
        Settings.integer(Configuration.CHECKPOINT_EVENTS, Configuration.CHECKPOINT_EVENTS_DEFAULT);
    private int checkpointBufferBytes =
        Settings.integer(Configuration.CHECKPOINT_BUFFER_BYTES, Configuration.CHECKPOINT_BUFFER_BYTES_DEFAULT);
    private SlotRing.Producers producers;
    private EpochNanoClock epochClock = new OffsetEpochNanoClock();
    private NanoClock nanoClock = SystemNanoClock.INSTANCE;
    private ReplayListener replayListener = ReplayListener.SILENT;
    private final Map<String, Sink> replacedSinks = new HashMap<>();
    private boolean discardOutputs;
    private long outputsFrom;
    private boolean outputsOfAllLogic;
    private HashCheck hashCheck;
    private Change change = Change.REFUSE;
    private boolean replayOnly;
    private boolean taken;

    Context() {
    }

    /** Journals to, and resumes from, this journal; none by default, and then nothing survives the process. */
    public Context journal(Journal value) {
        journal = value;
        return this;
    }

    /** Shows the counters in this file, for other processes; in memory only by default. */
    public Context countersFile(Path value) {
        countersFile = value;
        return this;
    }

    /** How work is spread over threads; {@link ThreadPlan#FUSED} by default. */
    public Context threads(ThreadPlan value) {
        threads = value;
        return this;
    }

    /** What threads do while they wait; {@link Idle#BACKOFF} by default. */
    public Context idle(Idle value) {
        idle = value;
        return this;
    }

    /** What the engine does that finds a disk full, anybody's of its own; {@link DiskFull#PAUSE} by default. */
    public Context onDiskFull(DiskFull value) {
        diskFull = value;
        return this;
    }

    /**
     * Has the engine's work done by this, and not by threads of the engine's own. Such an engine has no attached
     * sources: what it takes in is published. By default an engine has threads.
     */
    public Context stepper(Stepper value) {
        stepper = value;
        return this;
    }

    /** Slots of each ring, a power of two. */
    public Context ringSlots(int value) {
        ringSlots = value;
        return this;
    }

    /** The most bytes that a record may have, strings included; 0 for a default by its layout. */
    public Context slotBytes(int value) {
        slotBytes = value;
        return this;
    }

    /** A journal frame of this many bytes takes no more entries. */
    public Context frameBytes(int value) {
        frameBytes = value;
        return this;
    }

    /** How many frames a replay decodes ahead on a thread of its own; 0 to decode on the stages' thread. */
    public Context replayFramesAhead(int value) {
        replayFramesAhead = value;
        return this;
    }

    /** The most symbols there may be. */
    public Context symbolsMax(int value) {
        symbolsMax = value;
        return this;
    }

    /** Measures the latency of one in this many records, a power of two; 1 for every record. */
    public Context latencySample(int value) {
        latencySample = value;
        return this;
    }

    /**
     * How long a stopping engine waits for an attached source to return before it interrupts the source, and then again
     * before it goes on without it, in milliseconds.
     */
    public Context sourceStopTimeoutMs(int value) {
        sourceStopTimeoutMs = value;
        return this;
    }

    /**
     * How long after a checkpoint the next one is made, in milliseconds; 0: not by time. One is made at a clean end in
     * any case.
     */
    public Context checkpointIntervalMs(int value) {
        checkpointIntervalMs = value;
        return this;
    }

    /** Behind how many records the next checkpoint is made; 0: not by records. */
    public Context checkpointEvents(int value) {
        checkpointEvents = value;
        return this;
    }

    /** How many bytes of changed rows may be on their way to a checkpoint, for each thread with state. */
    public Context checkpointBufferBytes(int value) {
        checkpointBufferBytes = value;
        return this;
    }

    /** How many threads publish at once; by default one where the pipeline has one source, else many. */
    public Context producers(SlotRing.Producers value) {
        producers = value;
        return this;
    }

    /** The wall clock, for ingest times and timers. */
    public Context epochClock(EpochNanoClock value) {
        epochClock = value;
        return this;
    }

    /** The monotonic clock, for latencies. */
    public Context nanoClock(NanoClock value) {
        nanoClock = value;
        return this;
    }

    /** Is told how far the replay of the journal is; called again, it adds another. */
    public Context onReplay(ReplayListener value) {
        replayListener = replayListener == ReplayListener.SILENT ? value : replayListener.andThen(value);
        return this;
    }

    /** Opens no sinks but those of {@link #replaceSink}: outputs are only counted and hashed. */
    public Context discardOutputs() {
        discardOutputs = true;
        return this;
    }

    /**
     * Holds a replay against what was recorded when checkpoints were made. Runs fused, and with
     * {@link #discardOutputs}.
     */
    public Context check(HashCheck value) {
        hashCheck = value;
        return this;
    }

    /** Opens another sink in place of the pipeline's sink of that name. */
    public Context replaceSink(String name, Sink replacement) {
        replacedSinks.put(name, replacement);
        return this;
    }

    /**
     * Writes only outputs caused at or after this sequence: also those of the time before a changed pipeline took over,
     * which are otherwise left out.
     */
    public Context outputsFrom(long sequence) {
        outputsFrom = sequence;
        outputsOfAllLogic = true;
        return this;
    }

    /** What to do where the journal was written by a pipeline with other logic; {@link Change#REFUSE} by default. */
    public Context onChange(Change value) {
        change = value;
        return this;
    }

    void replayOnly() {
        replayOnly = true;
    }

    /** A context serves one engine: the first to take it. */
    Context take() {
        if (taken) {
            throw new ConfigurationException("this context has started an engine already, make one for each engine");
        }
        taken = true;
        return this;
    }

    /** Validates the settings. */
    void conclude() {
        Settings.powerOfTwo(Configuration.RING_SLOTS, ringSlots);
        Settings.inRange(Configuration.RING_SLOTS, ringSlots, 1, MAX_RING_SLOTS);
        Settings.inRange(Configuration.RING_SLOT_BYTES, slotBytes, 0, MAX_SLOT_BYTES);
        Settings.inRange(Configuration.JOURNAL_FRAME_BYTES, frameBytes, 1, MAX_FRAME_BYTES);
        Settings.inRange(Configuration.REPLAY_FRAMES_AHEAD, replayFramesAhead, 0, MAX_FRAMES_AHEAD);
        requireFramesFit();
        requireCheckpointsForRetention();
        Settings.inRange(Configuration.SYMBOLS_MAX, symbolsMax, 1, Integer.MAX_VALUE - 1);
        Settings.powerOfTwo(Configuration.LATENCY_SAMPLE, latencySample);
        Settings.inRange(Configuration.SOURCE_STOP_TIMEOUT_MS, sourceStopTimeoutMs, 1, Integer.MAX_VALUE);
        Settings.inRange(Configuration.CHECKPOINT_INTERVAL_MS, checkpointIntervalMs, 0, Integer.MAX_VALUE);
        Settings.inRange(Configuration.CHECKPOINT_EVENTS, checkpointEvents, 0, Integer.MAX_VALUE);
        Settings.inRange(
            Configuration.CHECKPOINT_BUFFER_BYTES, checkpointBufferBytes, LEAST_BUFFER_BYTES, MAX_BUFFER_BYTES);
        if (hashCheck != null && !(replayOnly && discardOutputs && threads.equals(ThreadPlan.FUSED))) {
            throw new ConfigurationException("hashes are checked in a fused replay that discards its outputs: "
                + "Engine.replay, Context.discardOutputs() and " + Configuration.THREADS + "=fused");
        }
        if (replayOnly && journal == null) {
            throw new ConfigurationException("a replay needs a journal: Context.journal(...)");
        }
    }

    /** Frames go only when two checkpoints are behind them; where there are none the disk would fill. */
    private void requireCheckpointsForRetention() {
        final long retainedNs = journal == null || replayOnly ? -1 : journal.retainedNs();
        if (retainedNs >= 0 && checkpointIntervalMs == 0 && checkpointEvents == 0) {
            throw new ConfigurationException("turgo.journal.retain.time or turgo.journal.retain.bytes is set, but "
                + Configuration.CHECKPOINT_INTERVAL_MS + "=0 and " + Configuration.CHECKPOINT_EVENTS + "=0: without "
                + "checkpoints no part of the journal can go; set one of them, or keep the whole journal");
        }
        if (retainedNs > 0 && retainedNs < TimeUnit.MILLISECONDS.toNanos(checkpointIntervalMs)) {
            throw new ConfigurationException("turgo.journal.retain.time=" + retainedNs + " ns < "
                + Configuration.CHECKPOINT_INTERVAL_MS + "=" + checkpointIntervalMs + " ms: two checkpoints keep more "
                + "than that; raise the one or lower the other");
        }
    }

    private void requireFramesFit() {
        if (journal != null && frameBytes > journal.maxFrameBytes()) {
            throw new ConfigurationException(Configuration.JOURNAL_FRAME_BYTES + "=" + frameBytes
                + " > " + journal.maxFrameBytes() + " bytes, the longest frame that the journal takes: a quarter of "
                + "turgo.journal.file.size; lower the one or raise the other");
        }
    }

    /** Refuses more spinning threads than there are cores. */
    void checkSpinning(int threadCount, int cores) {
        if (stepper == null && idle == Idle.SPIN && threadCount > cores) {
            throw new ConfigurationException(Configuration.IDLE + "=spin with " + threadCount + " threads > " + cores
                + " cores; use backoff or yield, or fewer threads (" + Configuration.THREADS + "=fused"
                + (threads.workers() > 1 ? ", or fewer workers than " + threads + " has" : "") + ")");
        }
    }

    Journal journal() {
        return journal;
    }

    Path countersFile() {
        return countersFile;
    }

    /** How work is spread over threads. */
    public ThreadPlan threads() {
        return threads;
    }

    Execution execution() {
        return stepper == null ? new ThreadedExecution(idle) : stepper.execution();
    }

    DiskFull diskFull() {
        return diskFull;
    }

    Runtime.RingSize ringSize() {
        return new Runtime.RingSize(ringSlots, slotBytes);
    }

    int frameBytes() {
        return frameBytes;
    }

    int replayFramesAhead() {
        return stepper == null ? replayFramesAhead : 0;
    }

    int symbolsMax() {
        return symbolsMax;
    }

    long latencySampleMask() {
        return latencySample - 1L;
    }

    int sourceStopTimeoutMs() {
        return sourceStopTimeoutMs;
    }

    CheckpointSettings checkpoints() {
        return new CheckpointSettings(
            TimeUnit.MILLISECONDS.toNanos(checkpointIntervalMs), checkpointEvents, checkpointBufferBytes, diskFull);
    }

    SlotRing.Producers producers(int sources) {
        if (producers != null) {
            return producers;
        }
        return sources <= 1 ? SlotRing.Producers.SINGLE : SlotRing.Producers.MULTI;
    }

    EpochNanoClock epochClock() {
        return epochClock;
    }

    NanoClock nanoClock() {
        return nanoClock;
    }

    ReplayListener replayListener() {
        return replayListener;
    }

    /** The sink that is opened where the pipeline has {@code defined}. */
    Sink sink(String name, Sink defined) {
        final Sink replacement = replacedSinks.get(name);
        if (replacement != null) {
            return replacement;
        }
        return discardOutputs ? new DiscardingSink(hashCheck == null && defined.ownThread()) : defined;
    }

    long outputsFrom() {
        return outputsFrom;
    }

    boolean outputsOfAllLogic() {
        return outputsOfAllLogic;
    }

    HashCheck hashCheck() {
        return hashCheck;
    }

    Change change() {
        return change;
    }

    boolean isReplayOnly() {
        return replayOnly;
    }
}
