package io.turgo.engine;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.error.NoSpaceException;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/** A store on a full disk: refuses to begin, then refuses rows now and then, until there is room. */
final class FullCheckpoints implements CheckpointStore {
    private final CheckpointStore store;
    private final int beginsRefused;
    private volatile int refusals;
    private volatile boolean free;

    /** @param beginsRefused how often it refuses to begin */
    FullCheckpoints(CheckpointStore store, int beginsRefused) {
        this.store = store;
        this.beginsRefused = beginsRefused;
    }

    int refusals() {
        return refusals;
    }

    void free() {
        free = true;
    }

    private void requireRoom() {
        if (!free) {
            refusals++;
            throw new NoSpaceException("full: free 0 bytes < needed 1 bytes; free some");
        }
    }

    @Override
    public Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted) {
        return store.load(journal, wanted);
    }

    @Override
    public CheckpointWriter begin(List<TableShape> tables) {
        if (refusals < beginsRefused) {
            requireRoom();
        }
        final CheckpointWriter writer = store.begin(tables);
        return new CheckpointWriter() {
            @Override
            public void put(int table, DirectBuffer buffer, int offset) {
                requireRoom();
                writer.put(table, buffer, offset);
            }

            @Override
            public void remove(int table, DirectBuffer buffer, int offset) {
                requireRoom();
                writer.remove(table, buffer, offset);
            }

            @Override
            public void symbols(int count, IntFunction<byte[]> utf8) {
                writer.symbols(count, utf8);
            }

            @Override
            public void publish(CheckpointManifest manifest) {
                requireRoom();
                writer.publish(manifest);
            }

            @Override
            public void abandon() {
                writer.abandon();
            }
        };
    }

    @Override
    public List<CheckpointMark> history() {
        return store.history();
    }

    @Override
    public long oldestKeptFrame() {
        return store.oldestKeptFrame();
    }

    @Override
    public void close() {
        store.close();
    }
}
