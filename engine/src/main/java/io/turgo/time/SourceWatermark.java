package io.turgo.time;

import java.util.Arrays;
import java.util.function.ObjLongConsumer;
import java.util.function.ToLongBiFunction;

/**
 * The watermark of one source: per partition the latest event time less the disorder, or the latest mark, and of those
 * the minimum. Moves with every record; never goes back. A deterministic function of what is journaled; belongs to the
 * intake's thread.
 */
public final class SourceWatermark {
    /** Before any record: nothing is known. An event time of this value tells nothing either. */
    public static final long NONE = Long.MIN_VALUE;
    /** After the end of input: everything is over. */
    public static final long END = Long.MAX_VALUE;

    private static final int MAX_IDLE_MARKS = 20;
    private static final long FAR_NS = Long.MAX_VALUE / 4;

    private final long disorderNs;
    private final long[] latestEventNs;
    private final long[] latestIngestNs;
    private final State[] states;
    private final int[] idleMarks;
    private long watermarkNs = NONE;

    /**
     * @param disorderNs see {@link EventTime#disorderNs}
     * @param partitions how many partitions the source has
     */
    public SourceWatermark(long disorderNs, int partitions) {
        this.disorderNs = disorderNs;
        latestEventNs = new long[partitions];
        latestIngestNs = new long[partitions];
        states = new State[partitions];
        idleMarks = new int[partitions];
        Arrays.fill(latestEventNs, NONE);
        Arrays.fill(latestIngestNs, NONE);
        Arrays.fill(states, State.ACTIVE);
    }

    private enum State {
        ACTIVE, IDLE, ENDED
    }

    /** The watermark in epoch ns. */
    public long watermarkNs() {
        return watermarkNs;
    }

    /**
     * A record of a partition; gives the watermark after it.
     *
     * @param eventTimeNs the record's event time, or the mark that it has; {@link #NONE} for no mark
     */
    public long onRecord(int partition, long eventTimeNs, long ingestTimeNs) {
        latestIngestNs[partition] = ingestTimeNs;
        if (states[partition] == State.IDLE) {
            wake(partition);
        }
        if (eventTimeNs > latestEventNs[partition]) {
            latestEventNs[partition] = eventTimeNs;
            advance(latestEventNs.length == 1 ? trailing(eventTimeNs) : minimum());
        }
        return watermarkNs;
    }

    private void wake(int partition) {
        states[partition] = State.ACTIVE;
        idleMarks[partition] = 0;
        advance(minimum());
    }

    /**
     * A partition has been quiet until {@code timeNs} of the journaled wall clock. Once no partition is active, event
     * time goes on with that clock from the latest event time seen.
     */
    public long onIdle(int partition, long timeNs) {
        if (states[partition] == State.ENDED) {
            return watermarkNs;
        }
        states[partition] = State.IDLE;
        idleMarks[partition]++;
        advance(anyActive() ? minimum() : latestAndElapsed(timeNs));
        return watermarkNs;
    }

    /** A partition has ended; once all have, the watermark is {@link #END}. */
    public long onEnd(int partition) {
        states[partition] = State.ENDED;
        advance(hasEnded() ? END : minimum());
        return watermarkNs;
    }

    /**
     * When the next idle mark of a partition is due, in epoch ns of the wall clock: after the timeout, then after twice
     * that, four times that, ..., so that a quiet source costs the journal a handful of marks and windows still close.
     *
     * @param startNs when this run of the engine started: while it was down nobody could send anything, so that is
     *                no quiet of the partition
     * @return {@link Long#MAX_VALUE} if none is due any more
     */
    public long nextIdleMarkNs(int partition, long timeoutNs, long startNs) {
        if (states[partition] == State.ENDED || idleMarks[partition] > MAX_IDLE_MARKS) {
            return Long.MAX_VALUE;
        }
        final long base = Math.max(latestIngestNs[partition], startNs);
        final int doublings = idleMarks[partition];
        return base + (timeoutNs > FAR_NS >> doublings ? FAR_NS : timeoutNs << doublings);
    }

    /** Gives all that it knows, by name, to be kept in a checkpoint. */
    public void save(ObjLongConsumer<String> taker) {
        taker.accept("watermark", watermarkNs);
        for (int i = 0; i < states.length; i++) {
            taker.accept("latest-event/" + i, latestEventNs[i]);
            taker.accept("latest-ingest/" + i, latestIngestNs[i]);
            taker.accept("state/" + i, states[i].ordinal());
            taker.accept("idle-marks/" + i, idleMarks[i]);
        }
    }

    /** Takes back what {@link #save} gave. */
    public void restore(ToLongBiFunction<String, Long> kept) {
        watermarkNs = kept.applyAsLong("watermark", NONE);
        for (int i = 0; i < states.length; i++) {
            latestEventNs[i] = kept.applyAsLong("latest-event/" + i, NONE);
            latestIngestNs[i] = kept.applyAsLong("latest-ingest/" + i, NONE);
            states[i] = State.values()[(int) kept.applyAsLong("state/" + i, 0L)];
            idleMarks[i] = (int) kept.applyAsLong("idle-marks/" + i, 0L);
        }
    }

    /** For each partition whether it has ended. */
    public boolean[] endedPartitions() {
        final boolean[] ended = new boolean[states.length];
        for (int i = 0; i < ended.length; i++) {
            ended[i] = states[i] == State.ENDED;
        }
        return ended;
    }

    /** Whether all partitions have ended. */
    public boolean hasEnded() {
        for (final State state : states) {
            if (state != State.ENDED) {
                return false;
            }
        }
        return true;
    }

    /** Whether no partition is active, and not all have ended. */
    public boolean isIdle() {
        return !anyActive() && !hasEnded();
    }

    private boolean anyActive() {
        for (final State state : states) {
            if (state == State.ACTIVE) {
                return true;
            }
        }
        return false;
    }

    private long minimum() {
        long minimum = END;
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.ACTIVE) {
                minimum = Math.min(minimum, latestEventNs[i]);
            }
        }
        return anyActive() ? trailing(minimum) : NONE;
    }

    private long latestAndElapsed(long timeNs) {
        int latest = -1;
        for (int i = 0; i < latestEventNs.length; i++) {
            final boolean seen = latestEventNs[i] != NONE;
            latest = seen && (latest < 0 || latestEventNs[i] > latestEventNs[latest]) ? i : latest;
        }
        if (latest < 0) {
            return NONE;
        }
        final long elapsedNs = Math.max(0, timeNs - latestIngestNs[latest]);
        return trailing(Math.min(latestEventNs[latest], END - elapsedNs) + elapsedNs);
    }

    private long trailing(long eventTimeNs) {
        return eventTimeNs < NONE + 1 + disorderNs ? NONE : eventTimeNs - disorderNs;
    }

    private void advance(long candidateNs) {
        watermarkNs = Math.max(watermarkNs, candidateNs);
    }
}
