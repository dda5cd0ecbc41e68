package io.turgo.engine;

import io.turgo.ring.Slot;
import java.util.List;
import org.agrona.concurrent.IdleStrategy;

/**
 * Puts the rows that workers have made into the order in which one thread would have made them, and sends them on.
 * Waits for a worker only where it is not done with the slot that another one has made rows of. Belongs to the
 * merging thread.
 */
final class Merge {
    private final MadeRows[] workers;
    private final SegmentChild[] children;
    private final IdleStrategy idle;
    private final Lifecycle lifecycle;
    private long passedByAll = -1;
    /** The least number of a slot that a row is known of. */
    private long earliest = MadeRows.NONE;

    /** @param children the segments that new rows enter, by the place of the stage in its segment; null where none */
    Merge(List<MadeRows> workers, SegmentChild[] children, IdleStrategy idle, Lifecycle lifecycle) {
        this.workers = workers.toArray(MadeRows[]::new);
        this.children = children;
        this.idle = idle;
        this.lifecycle = lifecycle;
    }

    /** All workers are done with the slots up to that number. */
    void passedByAll(long number) {
        passedByAll = number;
        look();
    }

    private void look() {
        long least = MadeRows.NONE;
        for (final MadeRows worker : workers) {
            worker.look();
            least = Math.min(least, worker.number());
        }
        earliest = least;
    }

    /**
     * Whether a worker cannot go on before the slot of that number, which not all have passed, is merged, or failed.
     */
    boolean isWaitedFor(long number) {
        for (final MadeRows worker : workers) {
            worker.look();
            if (worker.number() == number || worker.failureAt(number) != null) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sends on the rows made of the slot of that number and of a lower rank than {@code end}, in order, and returns
     * when there will be no more of them.
     *
     * @throws StageFailedException if a worker fails at that slot
     */
    void sendOn(long number, int end) {
        if (number < earliest && number <= passedByAll) {
            return;
        }
        MadeRows first = first(number, end);
        while (first != null) {
            final Slot row = first.head();
            final SegmentChild child = children[MadeRow.stage(MadeRow.rank(row))];
            MadeRow.forget(row);
            child.accept(row);
            first.take();
            first = first(number, end);
        }
        look();
    }

    private MadeRows first(long number, int end) {
        if (number > passedByAll) {
            awaitAll(number);
        }
        MadeRows first = null;
        for (final MadeRows worker : workers) {
            if (worker.number() == number && MadeRow.rank(worker.head()) < end
                && (first == null || worker.isBefore(first))) {
                first = worker;
            }
        }
        return first;
    }

    private void awaitAll(long number) {
        idle.reset();
        while (!areSettled(number)) {
            if (!lifecycle.releasing()) {
                throw new StoppedException();
            }
            idle.idle();
        }
    }

    private boolean areSettled(long number) {
        boolean settled = true;
        ShardTask.Failure failure = null;
        for (final MadeRows worker : workers) {
            final ShardTask.Failure failed = worker.failureAt(number);
            settled &= failed != null || worker.isSettled(number);
            failure = failed != null && failed.isBefore(failure) ? failed : failure;
        }
        if (settled && failure != null) {
            throw failure.cause();
        }
        return settled;
    }
}
