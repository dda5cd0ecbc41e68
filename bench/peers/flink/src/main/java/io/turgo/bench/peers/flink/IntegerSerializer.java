package io.turgo.bench.peers.flink;

import java.nio.ByteBuffer;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The enumerator's checkpoint, a number, as bytes. */
final class IntegerSerializer implements SimpleVersionedSerializer<Integer> {
    static final IntegerSerializer INSTANCE = new IntegerSerializer();

    private IntegerSerializer() {
    }

    @Override
    public int getVersion() {
        return 1;
    }

    @Override
    public byte[] serialize(Integer value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    @Override
    public Integer deserialize(int version, byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt();
    }
}
