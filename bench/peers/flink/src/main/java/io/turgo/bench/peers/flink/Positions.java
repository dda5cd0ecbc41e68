package io.turgo.bench.peers.flink;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives each reader its position at the beginning. */
final class Positions implements SplitEnumerator<Position, Integer> {
    private final SplitEnumeratorContext<Position> context;

    Positions(SplitEnumeratorContext<Position> context) {
        this.context = context;
    }

    @Override
    public void start() {
        // readers register by themselves
    }

    @Override
    public void addReader(int reader) {
        context.assignSplit(new Position(reader, 0), reader);
        context.signalNoMoreSplits(reader);
    }

    @Override
    public void handleSplitRequest(int reader, String host) {
        // a reader has its only split from the beginning
    }

    @Override
    public void addSplitsBack(List<Position> splits, int reader) {
        throw new IllegalStateException("a reader has failed; a measurement has no second try");
    }

    @Override
    public Integer snapshotState(long checkpoint) {
        return 0;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
