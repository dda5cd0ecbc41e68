package io.turgo.engine;

import java.util.List;

/** The names of the properties that {@link Context} reads, and their defaults. */
public final class Configuration {
    /** Slots of each ring, a power of two. */
    public static final String RING_SLOTS = "turgo.ring.slots";
    /** The default of {@link #RING_SLOTS}. */
    public static final int RING_SLOTS_DEFAULT = 4096;

    /** The most bytes a record may have, or 0: as long as its fixed part, and 512 more where it has strings. */
    public static final String RING_SLOT_BYTES = "turgo.ring.slot.bytes";
    /** The default of {@link #RING_SLOT_BYTES}. */
    public static final int RING_SLOT_BYTES_DEFAULT = 0;
    /** What strings get of a record where {@link #RING_SLOT_BYTES} is 0. */
    public static final int STRING_BYTES_DEFAULT = 512;

    /** A journal frame whose entries take this many bytes in their slots, before encoding, takes no more. */
    public static final String JOURNAL_FRAME_BYTES = "turgo.journal.frame.bytes";
    /** The default of {@link #JOURNAL_FRAME_BYTES}. */
    public static final int JOURNAL_FRAME_BYTES_DEFAULT = 64 * 1024;

    /** How many frames a replay decodes ahead on a thread of its own; 0 to decode on the stages' thread. */
    public static final String REPLAY_FRAMES_AHEAD = "turgo.replay.frames.ahead";
    /** The default of {@link #REPLAY_FRAMES_AHEAD} where there is more than one core; else it is 0. */
    public static final int REPLAY_FRAMES_AHEAD_DEFAULT = 4;

    /** The most symbols that the dictionary may have. */
    public static final String SYMBOLS_MAX = "turgo.symbols.max";
    /** The default of {@link #SYMBOLS_MAX}. */
    public static final int SYMBOLS_MAX_DEFAULT = 1 << 20;

    /** The latency of one in this many records is measured; a power of two. */
    public static final String LATENCY_SAMPLE = "turgo.latency.sample";
    /** The default of {@link #LATENCY_SAMPLE}. */
    public static final int LATENCY_SAMPLE_DEFAULT = 256;

    /**
     * How long the engine, when it stops, waits for an attached source to return before it interrupts the source, and
     * then again before it goes on without it; in milliseconds.
     */
    public static final String SOURCE_STOP_TIMEOUT_MS = "turgo.source.stop.timeout.ms";
    /** The default of {@link #SOURCE_STOP_TIMEOUT_MS}. */
    public static final int SOURCE_STOP_TIMEOUT_MS_DEFAULT = 10_000;

    /** How long after a checkpoint the next one is made, in milliseconds; 0: not by time. */
    public static final String CHECKPOINT_INTERVAL_MS = "turgo.checkpoint.interval.ms";
    /** The default of {@link #CHECKPOINT_INTERVAL_MS}. */
    public static final int CHECKPOINT_INTERVAL_MS_DEFAULT = 10_000;

    /** Behind how many records the next checkpoint is made; 0: not by records. */
    public static final String CHECKPOINT_EVENTS = "turgo.checkpoint.events";
    /** The default of {@link #CHECKPOINT_EVENTS}. */
    public static final int CHECKPOINT_EVENTS_DEFAULT = 0;

    /** How many bytes of changed rows may be on their way to a checkpoint, for each thread with state. */
    public static final String CHECKPOINT_BUFFER_BYTES = "turgo.checkpoint.buffer.bytes";
    /** The default of {@link #CHECKPOINT_BUFFER_BYTES}. */
    public static final int CHECKPOINT_BUFFER_BYTES_DEFAULT = 4 << 20;

    /** {@link ThreadPlan}: {@code fused}, {@code pipelined} or {@code sharded:N} with N workers. */
    public static final String THREADS = "turgo.threads";

    /** {@link Idle}: {@code spin}, {@code yield} or {@code backoff}. */
    public static final String IDLE = "turgo.idle";

    /** {@link DiskFull}: {@code pause} or {@code stop}. */
    public static final String DISK_FULL = "turgo.disk.full";

    private static final List<String> NAMES = List.of(THREADS, IDLE, DISK_FULL, RING_SLOTS, RING_SLOT_BYTES,
        JOURNAL_FRAME_BYTES, REPLAY_FRAMES_AHEAD, SYMBOLS_MAX, LATENCY_SAMPLE, SOURCE_STOP_TIMEOUT_MS,
        CHECKPOINT_INTERVAL_MS, CHECKPOINT_EVENTS, CHECKPOINT_BUFFER_BYTES);

    private Configuration() {
    }

    /** All of them. */
    public static List<String> names() {
        return NAMES;
    }
}
