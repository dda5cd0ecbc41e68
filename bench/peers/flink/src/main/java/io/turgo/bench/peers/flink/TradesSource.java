package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.trades.Trades;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * The trades as a source of Flink's current source interface. Each reader takes the trades of the keys that a
 * downstream worker of the same number owns, so that the stream is partitioned as Flink's {@code keyBy} would; a
 * single reader takes all.
 */
final class TradesSource implements Source<Trade, Position, Integer> {
    private static final long serialVersionUID = 1L;

    private final int maxParallelism;

    /** @param maxParallelism the number of key groups of the job */
    TradesSource(int maxParallelism) {
        this.maxParallelism = maxParallelism;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Trade, Position> createReader(SourceReaderContext context) {
        return new TradesReader(Run.current().feed(),
            ownedSymbols(context.getIndexOfSubtask(), context.currentParallelism()));
    }

    private boolean[] ownedSymbols(int reader, int readers) {
        final boolean[] owned = new boolean[Trades.SYMBOLS];
        for (int i = 0; i < owned.length; i++) {
            owned[i] = KeyGroupRangeAssignment.assignKeyToParallelOperator(i, maxParallelism, readers) == reader;
        }
        return owned;
    }

    @Override
    public SplitEnumerator<Position, Integer> createEnumerator(SplitEnumeratorContext<Position> context) {
        return new Positions(context);
    }

    @Override
    public SplitEnumerator<Position, Integer> restoreEnumerator(SplitEnumeratorContext<Position> context,
                                                                Integer checkpoint) {
        return new Positions(context);
    }

    @Override
    public SimpleVersionedSerializer<Position> getSplitSerializer() {
        return Position.SERIALIZER;
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return IntegerSerializer.INSTANCE;
    }
}
