package io.turgo.bench.peers.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A symbol's state as bytes, field by field. */
public final class SymbolStateSerializer extends TypeSerializerSingleton<SymbolState> {
    static final SymbolStateSerializer INSTANCE = new SymbolStateSerializer();

    private static final int LENGTH = 3 * Double.BYTES + Integer.BYTES + 5 * Long.BYTES;
    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public SymbolState createInstance() {
        return new SymbolState();
    }

    @Override
    public SymbolState copy(SymbolState from) {
        return copy(from, new SymbolState());
    }

    @Override
    public SymbolState copy(SymbolState from, SymbolState reuse) {
        reuse.copy(from);
        return reuse;
    }

    @Override
    public int getLength() {
        return LENGTH;
    }

    @Override
    public void serialize(SymbolState state, DataOutputView target) throws IOException {
        target.writeDouble(state.ewma.previous);
        target.writeDouble(state.ewma.mean);
        target.writeDouble(state.ewma.variance);
        target.writeInt(state.ewma.learned);
        target.writeLong(state.window.endNs);
        target.writeLong(state.window.count);
        target.writeLong(state.window.sum);
        target.writeLong(state.window.least);
        target.writeLong(state.window.greatest);
    }

    @Override
    public SymbolState deserialize(DataInputView source) throws IOException {
        return deserialize(new SymbolState(), source);
    }

    @Override
    public SymbolState deserialize(SymbolState reuse, DataInputView source) throws IOException {
        reuse.ewma.previous = source.readDouble();
        reuse.ewma.mean = source.readDouble();
        reuse.ewma.variance = source.readDouble();
        reuse.ewma.learned = source.readInt();
        reuse.window.endNs = source.readLong();
        reuse.window.count = source.readLong();
        reuse.window.sum = source.readLong();
        reuse.window.least = source.readLong();
        reuse.window.greatest = source.readLong();
        return reuse;
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        target.write(source, LENGTH);
    }

    @Override
    public TypeSerializerSnapshot<SymbolState> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Says that there is one version; Flink makes it by its public constructor. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<SymbolState> {
        /** The only version. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
