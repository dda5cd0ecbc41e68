package io.turgo.journal;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.Durability;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Settings of a journal; each setter validates and returns this. Not thread-safe; read once, on open. */
public final class JournalSettings {
    /** Smallest and largest {@link #fileSizeBytes(long)}. */
    static final long MIN_FILE_SIZE_BYTES = 1L << 20;
    static final long MAX_FILE_SIZE_BYTES = 4L << 30;
    private static final long PAGE_BYTES = 1 << 16;
    /** An excerpt may not be longer than the part of a file that is mapped behind the block: a quarter of it. */
    private static final int FRAMES_PER_FILE = 4;
    private static final long MAX_FRAME_BYTES = 256 << 20;
    private static final String FILE_SIZE = "turgo.journal.file.size";
    private static final String RESERVE_AHEAD = "turgo.journal.reserve.ahead";
    private static final String BYTES = "a number of bytes";
    private static final String RETAIN_TIME = "turgo.journal.retain.time";
    private static final String RETAIN_BYTES = "turgo.journal.retain.bytes";
    private static final Duration LONGEST = Duration.ofDays(100 * 365);

    private Durability durability = Durability.PROCESS;
    private RollInterval rollInterval = RollInterval.HOUR;
    private long fileSizeBytes = 1L << 30;
    private long reserveAheadBytes = 64L << 20;
    private boolean cutAtDamage;
    private long openTimeNs;
    private UUID newId;
    private Executor background;
    private RetentionLimits retention = RetentionLimits.KEEP_ALL;

    /**
     * Settings as the defaults say, or the process's properties {@value #FILE_SIZE} and {@value #RESERVE_AHEAD},
     * numbers of bytes, {@value #RETAIN_TIME}, a time such as PT36H or P7D, and {@value #RETAIN_BYTES}.
     */
    public JournalSettings() {
        property(FILE_SIZE, BYTES, text -> fileSizeBytes(Long.parseLong(text)));
        property(RESERVE_AHEAD, BYTES, text -> reserveAheadBytes(Long.parseLong(text)));
        property(RETAIN_TIME, "a time such as PT36H or P7D", text -> retainFor(Duration.parse(text)));
        property(RETAIN_BYTES, BYTES, text -> retainBytes(Long.parseLong(text)));
    }

    private static void property(String name, String what, Consumer<String> setter) {
        final String text = System.getProperty(name);
        try {
            if (text != null) {
                setter.accept(text);
            }
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new ConfigurationException(name + "=" + text + " is not " + what + ", correct it", e);
        }
    }

    /** The names of the properties that it takes its defaults from. */
    public static List<String> properties() {
        return List.of(FILE_SIZE, RESERVE_AHEAD, RETAIN_TIME, RETAIN_BYTES);
    }

    /** What a returned append has survived; {@link Durability#PROCESS} unless said otherwise. */
    public JournalSettings durability(Durability value) {
        if (value == Durability.NONE) {
            throw new ConfigurationException("durability none keeps no journal: open none, or choose process");
        }
        durability = value;
        return this;
    }

    /** When a new file is started, besides when the current one is full. */
    public JournalSettings rollInterval(RollInterval value) {
        rollInterval = value;
        return this;
    }

    /**
     * A new file is started when this size is reached; a frame may take a quarter of it. The file is mapped as a
     * whole, so this is also the address space that the journal takes (five quarters of it).
     *
     * @param value in bytes, 1 MiB to 4 GiB, a multiple of 64 KiB
     */
    public JournalSettings fileSizeBytes(long value) {
        requireRange(FILE_SIZE, value, MIN_FILE_SIZE_BYTES, MAX_FILE_SIZE_BYTES);
        if (value % PAGE_BYTES != 0) {
            throw new ConfigurationException(
                FILE_SIZE + "=" + value + " is not a multiple of " + PAGE_BYTES + ", round it");
        }
        fileSizeBytes = value;
        return this;
    }

    /** How much disk is reserved ahead of the write position, in bytes, 64 KiB to 4 GiB. */
    public JournalSettings reserveAheadBytes(long value) {
        requireRange(RESERVE_AHEAD, value, PAGE_BYTES, MAX_FILE_SIZE_BYTES);
        reserveAheadBytes = value;
        return this;
    }

    /**
     * Whether opening cuts the journal at the first damage in the files that an earlier process left unsealed, and
     * goes on from there. The frames behind the cut are lost to the journal; the bytes are kept beside the file.
     * By default such a journal is refused.
     */
    public JournalSettings cutAtDamage(boolean value) {
        cutAtDamage = value;
        return this;
    }

    /**
     * Files are deleted once their last frame is older than that, reckoned from the newest sealed frame's ingest time;
     * by default never. Frames that a checkpoint or a named reader needs stay, however old; so does what is not yet
     * safe at the journal's durability.
     *
     * @param value more than 0
     */
    public JournalSettings retainFor(Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new ConfigurationException(RETAIN_TIME + "=" + value + " is outside 1 ns to " + LONGEST
                + ", choose a value inside, or leave it out to keep all");
        }
        retention = new RetentionLimits(value.toNanos(), retention.bytes());
        return this;
    }

    /**
     * The oldest files are deleted while all files together, that which is being written counted as full, are longer
     * than that; by default never. As with {@link #retainFor}, what is needed stays.
     *
     * @param value in bytes, at least two files' size
     */
    public JournalSettings retainBytes(long value) {
        retention = new RetentionLimits(retention.timeNs(), value);
        return this;
    }

    /** Checks what only several settings together tell. */
    void conclude() {
        if (retention.bytes() < 2 * fileSizeBytes) {
            throw new ConfigurationException(RETAIN_BYTES + "=" + retention.bytes() + " < "
                + 2 * fileSizeBytes + ", two files of turgo.journal.file.size=" + fileSizeBytes
                + ": raise the one or lower the other");
        }
    }

    /**
     * The time of opening in epoch nanoseconds. It only names the first file; without it the name follows the last
     * frame's ingest time.
     */
    public JournalSettings openTimeNs(long value) {
        openTimeNs = value;
        return this;
    }

    /** The id that a new journal gets, so that runs can be compared byte by byte; by default a random one. */
    public JournalSettings newId(UUID value) {
        newId = value;
        return this;
    }

    /**
     * Runs what is kept away from the appending thread: tasks one after the other, in the order given, on the appending
     * thread, in an append or between two. By default the journal has threads of its own. What was not run when the
     * journal is closed is done by the closing thread.
     */
    public JournalSettings background(Executor value) {
        background = value;
        return this;
    }

    private static void requireRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new ConfigurationException(
                name + "=" + value + " is outside " + min + " to " + max + " bytes, choose a value inside");
        }
    }

    Durability durability() {
        return durability;
    }

    RollInterval rollInterval() {
        return rollInterval;
    }

    long fileSizeBytes() {
        return fileSizeBytes;
    }

    long reserveAheadBytes() {
        return Math.min(reserveAheadBytes, fileSizeBytes);
    }

    RetentionLimits retention() {
        return retention;
    }

    boolean cutAtDamage() {
        return cutAtDamage;
    }

    long openTimeNs() {
        return openTimeNs;
    }

    UUID newId() {
        return newId == null ? UUID.randomUUID() : newId;
    }

    /** The executor that was given, or null. */
    Executor background() {
        return background;
    }

    /** The longest frame that is taken, in bytes. */
    long maxFrameBytes() {
        return Math.min(fileSizeBytes / FRAMES_PER_FILE, MAX_FRAME_BYTES);
    }
}
