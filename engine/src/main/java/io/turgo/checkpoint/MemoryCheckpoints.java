package io.turgo.checkpoint;

import io.turgo.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Checkpoints in memory: each is kept whole, so that a test can go back to any of them. */
public final class MemoryCheckpoints implements CheckpointStore {
    private final List<Kept> kept = new ArrayList<>();
    private Kept base;

    /** One published checkpoint: its rows by table and key. */
    private record Kept(CheckpointManifest manifest, List<Map<Key, byte[]>> tables, List<String> symbols)
        implements Checkpoint {
        @Override
        public void forEachRow(TableShape table, RowImages taker) {
            final int number = manifest.tables().stream().map(TableTotals::shape).toList().indexOf(table);
            tables.get(number).values().forEach(image -> taker.row(new UnsafeBuffer(image), 0));
        }

        @Override
        public void forEachSymbol(Consumer<String> taker) {
            symbols.forEach(taker);
        }
    }

    private record Key(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** How many have been published. */
    public synchronized int count() {
        return kept.size();
    }

    /** What was published at that place, from 0. */
    public synchronized CheckpointManifest manifest(int number) {
        return kept.get(number).manifest;
    }

    /** A store that has the first {@code count} checkpoints of this one. */
    public synchronized MemoryCheckpoints copyOf(int count) {
        final MemoryCheckpoints copy = new MemoryCheckpoints();
        copy.kept.addAll(kept.subList(0, count));
        return copy;
    }

    @Override
    public synchronized Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted) {
        base = null;
        for (int i = kept.size() - 1; i >= 0 && base == null; i--) {
            final CheckpointManifest manifest = kept.get(i).manifest;
            base = manifest.journal().equals(journal) && wanted.test(manifest) ? kept.get(i) : null;
        }
        return base;
    }

    @Override
    public synchronized CheckpointWriter begin(List<TableShape> tables) {
        return new Writer(tables, base);
    }

    @Override
    public synchronized List<CheckpointMark> history() {
        return kept.stream().map(each -> CheckpointMark.of(each.manifest)).toList();
    }

    @Override
    public synchronized long oldestKeptFrame() {
        return kept.size() < 2 ? 0 : kept.get(kept.size() - 2).manifest.frame();
    }

    @Override
    public void close() {
        // stays for the next engine
    }

    private final class Writer implements CheckpointWriter {
        private final List<TableShape> shapes;
        private final List<Map<Key, byte[]>> tables = new ArrayList<>();
        private final List<String> symbols = new ArrayList<>();

        Writer(List<TableShape> shapes, Kept from) {
            this.shapes = shapes;
            for (int i = 0; i < shapes.size(); i++) {
                tables.add(from == null ? new HashMap<>() : new HashMap<>(from.tables.get(i)));
            }
        }

        private Key key(int table, DirectBuffer buffer, int offset) {
            final byte[] bytes = new byte[shapes.get(table).layout().keyBytes()];
            buffer.getBytes(offset, bytes);
            return new Key(bytes);
        }

        @Override
        public void put(int table, DirectBuffer buffer, int offset) {
            final byte[] image = new byte[shapes.get(table).layout().imageBytes()];
            buffer.getBytes(offset, image);
            tables.get(table).put(key(table, buffer, offset), image);
        }

        @Override
        public void remove(int table, DirectBuffer buffer, int offset) {
            tables.get(table).remove(key(table, buffer, offset));
        }

        @Override
        public void symbols(int count, IntFunction<byte[]> utf8) {
            symbols.clear();
            for (int i = 0; i < count; i++) {
                symbols.add(new String(utf8.apply(i), StandardCharsets.UTF_8));
            }
        }

        @Override
        public void publish(CheckpointManifest manifest) {
            for (int i = 0; i < shapes.size(); i++) {
                requireTotals(i, manifest.tables().get(i));
            }
            synchronized (MemoryCheckpoints.this) {
                base = new Kept(manifest, tables, symbols);
                kept.add(base);
            }
        }

        private void requireTotals(int table, TableTotals totals) {
            long hash = 0;
            for (final byte[] image : tables.get(table).values()) {
                hash += shapes.get(table).layout().imageHash(new UnsafeBuffer(image), 0);
            }
            if (tables.get(table).size() != totals.rows() || hash != totals.hash()) {
                throw new EngineException("table " + shapes.get(table).name() + " has rows=" + tables.get(table).size()
                    + " hash=" + hash + ", the manifest says rows=" + totals.rows() + " hash=" + totals.hash());
            }
        }

        @Override
        public void abandon() {
            // nothing was changed
        }
    }
}
