package io.turgo.engine;

import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;

/**
 * Decides when time itself is an input: idle marks of quiet partitions, and ticks for stages that asked for them. Each
 * is
 * journaled before anybody acts on it. Belongs to the intake's thread.
 */
final class Timers {
    private static final long FAR_NS = Long.MAX_VALUE / 4;

    private final Dispatcher dispatcher;
    private final long tickIntervalNs;
    private final boolean enabled;
    private final Slot scratch;
    private long startNs;
    private long leastTimeoutNs = Long.MAX_VALUE;
    private long nextTickNs = Long.MAX_VALUE;
    private long nextDueNs = Long.MAX_VALUE;

    /**
     * @param tickIntervalNs how often a stage wants a tick, or 0
     * @param enabled        false in a replay, which adds nothing to the journal
     */
    Timers(Dispatcher dispatcher, long tickIntervalNs, boolean enabled, Slot scratch) {
        this.dispatcher = dispatcher;
        this.tickIntervalNs = tickIntervalNs;
        this.enabled = enabled;
        this.scratch = scratch;
    }

    /** Live input begins at {@code nowNs} of the wall clock. */
    void start(long nowNs) {
        if (!enabled) {
            return;
        }
        startNs = nowNs;
        leastTimeoutNs = leastTimeoutNs();
        nextTickNs = tickIntervalNs == 0 ? Long.MAX_VALUE : nextMultiple(nowNs);
        nextDueNs = earliest();
    }

    /** Records came at {@code ingestTimeNs}: a partition that was quiet may have a mark due sooner than it had. */
    void recordsAt(long ingestTimeNs) {
        if (leastTimeoutNs != Long.MAX_VALUE) {
            nextDueNs = Math.min(nextDueNs, ingestTimeNs + leastTimeoutNs);
        }
    }

    private long nextMultiple(long nowNs) {
        return (Math.floorDiv(nowNs, tickIntervalNs) + 1) * tickIntervalNs;
    }

    /** Whether there is any timer, so that the clock must be looked at. */
    boolean armed() {
        return nextDueNs != Long.MAX_VALUE;
    }

    /** Journals and dispatches what is due at {@code nowNs}; gives how much that was. */
    int run(long nowNs, IntakeLog log) {
        if (nowNs < nextDueNs) {
            return 0;
        }
        int fired = 0;
        for (int i = 0; i < dispatcher.sourceCount(); i++) {
            fired += markIdle(i, dispatcher.source(i), nowNs, log);
        }
        if (nowNs >= nextTickNs) {
            scratch.reset(SlotKind.TICK, 0);
            scratch.position(nowNs);
            log.control(scratch);
            nextTickNs = nextMultiple(nowNs);
            fired++;
        }
        nextDueNs = earliest();
        return fired;
    }

    private int markIdle(int number, SourceState source, long nowNs, IntakeLog log) {
        final SourcePlan plan = source.plan();
        final long timeoutNs = plan.eventTime().idleTimeoutNs();
        int fired = 0;
        for (int p = 0; timeoutNs > 0 && p < plan.partitions(); p++) {
            if (source.watermark().nextIdleMarkNs(p, timeoutNs, startNs) <= nowNs) {
                scratch.reset(SlotKind.IDLE, number);
                scratch.partition(p);
                scratch.position(nowNs);
                log.control(scratch);
                fired++;
            }
        }
        return fired;
    }

    private long leastTimeoutNs() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < dispatcher.sourceCount(); i++) {
            final long timeoutNs = dispatcher.source(i).plan().eventTime().idleTimeoutNs();
            least = timeoutNs > 0 ? Math.min(least, Math.min(timeoutNs, FAR_NS)) : least;
        }
        return least;
    }

    private long earliest() {
        long due = nextTickNs;
        for (int i = 0; i < dispatcher.sourceCount(); i++) {
            final SourceState source = dispatcher.source(i);
            final long timeoutNs = source.plan().eventTime().idleTimeoutNs();
            for (int p = 0; timeoutNs > 0 && p < source.plan().partitions(); p++) {
                due = Math.min(due, source.watermark().nextIdleMarkNs(p, timeoutNs, startNs));
            }
        }
        return due;
    }
}
