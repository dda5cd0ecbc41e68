package io.turgo.bench.peers.child;

import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * The one run of this process: its feed and what its workers find. Static, because engines make their own copies of the
 * objects that a job is defined with; a process does one run at a time.
 */
public final class Run {
    private static volatile Run current;

    private final Task task;
    private final Feed feed;
    private final List<Outputs> outputs = new CopyOnWriteArrayList<>();
    private final AtomicInteger snapshots = new AtomicInteger();

    private Run(Task task, Feed feed) {
        this.task = task;
        this.feed = feed;
    }

    /** Begins a run in place of the one before. */
    public static Run begin(Task task) {
        final Run run = new Run(task, new Feed(task, Trades.make(task.events(), Trades.SEED)));
        current = run;
        return run;
    }

    /** The run of this process. */
    public static Run current() {
        final Run run = current;
        if (run == null) {
            throw new IllegalStateException("no run has begun");
        }
        return run;
    }

    /** What is to be done. */
    public Task task() {
        return task;
    }

    /** The trades. */
    public Feed feed() {
        return feed;
    }

    /** A place of its own for what a worker finds. */
    public Outputs newOutputs() {
        final Outputs added = new Outputs(feed, task.openLoop());
        outputs.add(added);
        return added;
    }

    /** A source was asked for its position, because a snapshot of the state is taken; any thread. */
    public void snapshot() {
        snapshots.incrementAndGet();
    }

    /** All that was found; once the engine has come to rest. */
    public Tally tally() {
        final Tally sum = new Tally();
        outputs.forEach(each -> sum.add(each.tally()));
        return sum;
    }

    /**
     * What the run came to; once the engine has come to rest.
     *
     * @param startUpNs from the call of the engine to the first trade that it asked for
     */
    Result result(Peer peer, long startUpNs) {
        final long cpuNs = feed.counted().cpuNs();
        final long endNs = outputs.stream().mapToLong(Outputs::lastNs).max().orElse(0);
        final Histogram latencies = new Histogram(outputs.get(0).latencies());
        outputs.forEach(each -> latencies.add(each.latencies()));
        return new Result(peer.name(), peer.version(), Runtime.version().toString(), task,
            feed.counted().elapsedNs(endNs), cpuNs, startUpNs, snapshots.get(), tally().toString(), latencies);
    }
}
