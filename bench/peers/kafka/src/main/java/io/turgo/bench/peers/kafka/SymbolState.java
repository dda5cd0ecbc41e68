package io.turgo.bench.peers.kafka;

import io.turgo.bench.peers.child.Ewma;
import io.turgo.bench.peers.child.Window;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/** All that the job keeps of a symbol, so that one look-up finds it: the detector and the open window. */
final class SymbolState {
    /** To and from bytes, field by field. */
    static final Serde<SymbolState> SERDE = Serdes.serdeFrom(serializer(), deserializer());

    private static final int LENGTH = 3 * Double.BYTES + Integer.BYTES + 5 * Long.BYTES;

    final Ewma ewma = new Ewma();
    final Window window = new Window();

    private static Serializer<SymbolState> serializer() {
        return (topic, state) -> state == null ? null : ByteBuffer.allocate(LENGTH)
            .putDouble(state.ewma.previous).putDouble(state.ewma.mean).putDouble(state.ewma.variance)
            .putInt(state.ewma.learned)
            .putLong(state.window.endNs).putLong(state.window.count).putLong(state.window.sum)
            .putLong(state.window.least).putLong(state.window.greatest).array();
    }

    private static Deserializer<SymbolState> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(ByteBuffer.wrap(bytes));
    }

    private static SymbolState read(ByteBuffer from) {
        final SymbolState state = new SymbolState();
        state.ewma.previous = from.getDouble();
        state.ewma.mean = from.getDouble();
        state.ewma.variance = from.getDouble();
        state.ewma.learned = from.getInt();
        state.window.endNs = from.getLong();
        state.window.count = from.getLong();
        state.window.sum = from.getLong();
        state.window.least = from.getLong();
        state.window.greatest = from.getLong();
        return state;
    }
}
