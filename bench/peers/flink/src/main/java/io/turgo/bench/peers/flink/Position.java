package io.turgo.bench.peers.flink;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * How far a reader is: what a checkpoint keeps of it.
 *
 * @param reader the reader's number
 * @param next   the number of the next trade
 */
record Position(int reader, int next) implements SourceSplit {
    static final SimpleVersionedSerializer<Position> SERIALIZER = new Serializer();

    @Override
    public String splitId() {
        return String.valueOf(reader);
    }

    private static final class Serializer implements SimpleVersionedSerializer<Position> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Position position) {
            return ByteBuffer.allocate(2 * Integer.BYTES).putInt(position.reader()).putInt(position.next()).array();
        }

        @Override
        public Position deserialize(int version, byte[] bytes) {
            final ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Position(buffer.getInt(), buffer.getInt());
        }
    }
}
