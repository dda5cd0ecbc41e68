package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.trades.Trades;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/**
 * Emits the trades that are due, some at a time so that Flink's own work per call is shared by them, in one object that
 * is used again and again, as Flink allows once object reuse is on. Where nothing is due yet, it asks to be called
 * again at once: a spin, and no wake-up to wait for.
 */
final class TradesReader implements SourceReader<Trade, Position> {
    private static final int BATCH = 256;
    private static final long MILLISECOND_NS = 1_000_000;

    private final Feed feed;
    private final boolean[] owned;
    private final Trade trade = new Trade();
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private int reader;
    private int next;

    TradesReader(Feed feed, boolean[] owned) {
        this.feed = feed;
        this.owned = owned;
    }

    @Override
    public void start() {
        // begins with its position
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Trade> output) {
        if (!assigned.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        final Trades trades = feed.trades();
        final int due = feed.due(next, BATCH);
        for (int i = next; i < due; i++) {
            if (owned[trades.symbol(i)]) {
                output.collect(trade.set(trades, i), trades.timeNs(i) / MILLISECOND_NS);
            }
        }
        next = due;
        return next == feed.count() ? InputStatus.END_OF_INPUT : InputStatus.MORE_AVAILABLE;
    }

    @Override
    public List<Position> snapshotState(long checkpoint) {
        Run.current().snapshot();
        return List.of(new Position(reader, next));
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    @Override
    public void addSplits(List<Position> splits) {
        reader = splits.get(0).reader();
        next = splits.get(0).next();
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        // one split is all there is
    }

    @Override
    public void close() {
        // nothing is held
    }
}
