package io.turgo.engine;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/** A store that takes all and keeps none; counts. */
final class ForgetfulCheckpoints implements CheckpointStore, CheckpointWriter {
    private volatile int published;
    private volatile long rows;

    int published() {
        return published;
    }

    long rows() {
        return rows;
    }

    @Override
    public Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted) {
        return null;
    }

    @Override
    public CheckpointWriter begin(List<TableShape> tables) {
        return this;
    }

    @Override
    public List<CheckpointMark> history() {
        return List.of();
    }

    @Override
    public long oldestKeptFrame() {
        return 0;
    }

    @Override
    public void put(int table, DirectBuffer buffer, int offset) {
        rows = rows + 1;
    }

    @Override
    public void remove(int table, DirectBuffer buffer, int offset) {
        rows = rows + 1;
    }

    @Override
    public void symbols(int count, IntFunction<byte[]> utf8) {
        // takes none
    }

    @Override
    public void publish(CheckpointManifest manifest) {
        published = published + 1;
    }

    @Override
    public void abandon() {
        // has nothing
    }

    @Override
    public void close() {
        // holds nothing
    }
}
