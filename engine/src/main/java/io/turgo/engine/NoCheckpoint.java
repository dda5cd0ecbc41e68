package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointWriter;
import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/** Where the rest of a checkpoint goes that was given up. */
final class NoCheckpoint implements CheckpointWriter {
    static final NoCheckpoint INSTANCE = new NoCheckpoint();

    private NoCheckpoint() {
    }

    @Override
    public void put(int table, DirectBuffer buffer, int offset) {
        // nobody will miss it
    }

    @Override
    public void remove(int table, DirectBuffer buffer, int offset) {
        // nor this
    }

    @Override
    public void symbols(int count, IntFunction<byte[]> utf8) {
        throw new IllegalStateException("a checkpoint that was given up is not published");
    }

    @Override
    public void publish(CheckpointManifest manifest) {
        throw new IllegalStateException("a checkpoint that was given up is not published");
    }

    @Override
    public void abandon() {
        // it has been
    }
}
