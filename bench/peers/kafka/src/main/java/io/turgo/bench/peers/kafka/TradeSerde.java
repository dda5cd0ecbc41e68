package io.turgo.bench.peers.kafka;

import io.turgo.bench.peers.child.Trade;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/** A trade as the value of a record: its symbol is the key. */
final class TradeSerde {
    private static final int LENGTH = 2 * Integer.BYTES + 3 * Long.BYTES;

    private TradeSerde() {
    }

    static Serializer<Trade> serializer() {
        return (topic, trade) -> ByteBuffer.allocate(LENGTH).putInt(trade.index).putInt(trade.symbol)
            .putLong(trade.timeNs).putLong(trade.price).putLong(trade.amount).array();
    }

    static Deserializer<Trade> deserializer() {
        return (topic, bytes) -> {
            final ByteBuffer from = ByteBuffer.wrap(bytes);
            final Trade trade = new Trade();
            trade.index = from.getInt();
            trade.symbol = from.getInt();
            trade.timeNs = from.getLong();
            trade.price = from.getLong();
            trade.amount = from.getLong();
            return trade;
        };
    }
}
