package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Trade;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A trade as bytes, field by field: without the reflection and the null marks of Flink's own POJO serialiser. */
public final class TradeSerializer extends TypeSerializerSingleton<Trade> {
    static final TradeSerializer INSTANCE = new TradeSerializer();

    private static final int LENGTH = 3 * Integer.BYTES + 5 * Long.BYTES;
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public Trade createInstance() {
        return new Trade();
    }

    @Override
    public Trade copy(Trade from) {
        return copy(from, new Trade());
    }

    @Override
    public Trade copy(Trade from, Trade reuse) {
        reuse.index = from.index;
        reuse.symbol = from.symbol;
        reuse.venue = from.venue;
        reuse.timeNs = from.timeNs;
        reuse.price = from.price;
        reuse.amount = from.amount;
        reuse.notional = from.notional;
        reuse.lotSize = from.lotSize;
        return reuse;
    }

    @Override
    public int getLength() {
        return LENGTH;
    }

    @Override
    public void serialize(Trade trade, DataOutputView target) throws IOException {
        target.writeInt(trade.index);
        target.writeInt(trade.symbol);
        target.writeInt(trade.venue);
        target.writeLong(trade.timeNs);
        target.writeLong(trade.price);
        target.writeLong(trade.amount);
        target.writeLong(trade.notional);
        target.writeLong(trade.lotSize);
    }

    @Override
    public Trade deserialize(DataInputView source) throws IOException {
        return deserialize(new Trade(), source);
    }

    @Override
    public Trade deserialize(Trade reuse, DataInputView source) throws IOException {
        reuse.index = source.readInt();
        reuse.symbol = source.readInt();
        reuse.venue = source.readInt();
        reuse.timeNs = source.readLong();
        reuse.price = source.readLong();
        reuse.amount = source.readLong();
        reuse.notional = source.readLong();
        reuse.lotSize = source.readLong();
        return reuse;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, LENGTH);
    }

    @Override
    public TypeSerializerSnapshot<Trade> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that there is one version; Flink makes it by its public constructor. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Trade> {
        /** The only version. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
