package io.turgo.counters;

/**
 * The counters that every engine has, whatever its pipeline. An id is the counter's place in the file: ids are dense,
 * start at 0 and never change; a new counter goes to the end and raises {@link CountersDescriptor#MINOR}.
 * <p>
 * A counter has one writing thread and is written with ordered stores, unless several threads share it (publishers
 * {@link #PUBLISHER_BLOCKED}, pipelined stages {@link #LATE_RECORDS}, who waits for room {@link #PAUSED} and the two
 * after it); those use the atomic {@code getAndAdd}.
 */
public enum EngineCounter {
    /** Source records that were published into the ring. */
    EVENTS_IN(0, "events-in", "events", "source records taken in"),
    /** Source records in journaled frames. */
    EVENTS_JOURNALED(1, "events-journaled", "events", "source records journaled"),
    /** Frames appended to the journal. */
    FRAMES_JOURNALED(2, "frames-journaled", "frames", "frames appended to the journal"),
    /** Bytes appended to the journal. */
    JOURNAL_BYTES(3, "journal-bytes", "bytes", "bytes appended to the journal"),
    /** Inputs that could not be decoded. */
    DEAD_LETTERS(4, "dead-letters", "events", "inputs that could not be decoded and left as dead letters"),
    /** Slots that were claimed and given back without a record. */
    ABORTED_CLAIMS(5, "aborted-claims", "claims", "ring slots claimed and given up without a record"),
    /** Journaled ticks. */
    TICKS(6, "ticks", "ticks", "processing-time ticks journaled"),
    /** Journaled idle marks. */
    IDLE_MARKS(7, "idle-marks", "marks", "marks journaled because a source partition fell idle"),
    /** Journaled reference changes. */
    REFERENCE_CHANGES(8, "reference-changes", "changes", "changes of reference data journaled"),
    /** Records behind the watermark. */
    LATE_RECORDS(9, "late-records", "records", "records that came behind the watermark"),
    /** Outputs handed to sinks. */
    EVENTS_OUT(10, "events-out", "events", "outputs handed to sinks"),
    /** Outputs not repeated after a restart. */
    OUTPUTS_SUPPRESSED(11, "outputs-suppressed", "events", "outputs already delivered before a restart, not repeated"),
    /** The pipeline's watermark. */
    WATERMARK_NS(12, "watermark", "epoch ns", "event time up to which no more rows are expected, 0 before the first"),
    /** Slots of the ring. */
    RING_CAPACITY(13, "ring-capacity", "slots", "slots of the input ring"),
    /** Slots of the ring in use. */
    RING_OCCUPANCY(14, "ring-occupancy", "slots", "slots of the input ring published and not yet consumed"),
    /** Claims that had to wait. */
    PUBLISHER_BLOCKED(15, "publisher-blocked", "times", "times that a publisher found the ring full"),
    /** Sequence of the last source record processed. */
    LAST_SEQUENCE(16, "last-sequence", "sequence", "sequence of the last source record processed"),
    /** Number of the last frame. */
    LAST_FRAME(17, "last-frame", "frame", "number of the last frame journaled or replayed"),
    /** Source records read back from the journal. */
    REPLAYED_EVENTS(18, "replayed-events", "events", "source records replayed from the journal"),
    /** Errors of any kind, repeated ones included. */
    ERRORS(19, "errors", "errors", "errors recorded, repeated ones included"),
    /** Rows of keyed state. */
    STATE_ROWS(20, "state-rows", "rows", "rows of keyed state"),
    /** Bytes of keyed state. */
    STATE_BYTES(21, "state-bytes", "bytes", "off-heap bytes of keyed state"),
    /** Checkpoints published. */
    CHECKPOINTS(22, "checkpoints", "checkpoints", "checkpoints published"),
    /** Frame of the newest checkpoint. */
    CHECKPOINT_FRAME(23, "checkpoint-frame", "frame", "last journal frame that is in the newest checkpoint"),
    /** How long the newest checkpoint took. */
    CHECKPOINT_NS(24, "checkpoint-time", "ns", "time that the newest checkpoint took from its beginning on"),
    /** How long recovery took. */
    RECOVERY_NS(25, "recovery-time", "ns", "time from the start of the engine to the first live record"),
    /** How long the first output took. */
    FIRST_OUTPUT_NS(26, "first-output-time", "ns", "time from the start of the engine to the first new output"),
    /** Threads that wait for room on a full disk: the intake's, the sinks'. */
    PAUSED(27, "paused", "threads", "parts that wait for room on a full disk: journal, sinks"),
    /** How often one of them began to wait. */
    PAUSES(28, "pauses", "times", "times that a part began to wait for room on a full disk"),
    /** How long they have waited. */
    PAUSED_MS(29, "paused-time", "ms", "time that parts have waited for room on full disks"),
    /** Ingest time of the last frame. */
    FRAME_TIME_NS(30, "frame-time", "epoch ns", "when the last frame was journaled, 0 before the first"),
    /** Length of all frames of the journal. */
    JOURNAL_SIZE(31, "journal-size", "bytes", "length of all frames that the journal keeps");

    private static final EngineCounter[] ALL = values();

    private final int id;
    private final String label;
    private final String unit;
    private final String meaning;

    EngineCounter(int id, String label, String unit, String meaning) {
        this.id = id;
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
    }

    /** How many there are; the ids are 0 to one below. */
    public static int count() {
        return ALL.length;
    }

    /** The counter's place in the file. */
    public int id() {
        return id;
    }

    /** Its name in the file and on screen, in lower case with hyphens. */
    public String label() {
        return label;
    }

    /** What one step of the value stands for. */
    public String unit() {
        return unit;
    }

    /** What is counted, for a reader of the counters. */
    public String meaning() {
        return meaning;
    }
}
