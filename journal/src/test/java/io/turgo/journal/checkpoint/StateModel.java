package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointMark;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.state.StateLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The state of an engine in plain maps, with what changed since its last checkpoint. */
final class StateModel {
    static final UUID JOURNAL = new UUID(1, 2);
    static final String PIPELINE = "p/1+2";
    static final List<TableShape> TABLES = List.of(new TableShape("stage 1", new StateLayout(8, 16, 8)),
        new TableShape("keys=only", new StateLayout(16, 0, 0)), new TableShape("breit ä", new StateLayout(8, 88, 0)));

    private final List<SortedMap<Long, Long>> rows = new ArrayList<>();
    private final List<SortedMap<Long, Boolean>> changed = new ArrayList<>();
    private final List<String> symbols = new ArrayList<>();
    private final long frame;

    StateModel(long frame) {
        this.frame = frame;
        TABLES.forEach(table -> {
            rows.add(new TreeMap<>());
            changed.add(new TreeMap<>());
        });
    }

    /** The same state as of another frame. */
    StateModel at(long otherFrame) {
        final StateModel copy = new StateModel(otherFrame);
        for (int i = 0; i < TABLES.size(); i++) {
            copy.rows.get(i).putAll(rows.get(i));
            copy.changed.get(i).putAll(changed.get(i));
        }
        copy.symbols.addAll(symbols);
        return copy;
    }

    long frame() {
        return frame;
    }

    int rowCount(int table) {
        return rows.get(table).size();
    }

    void put(int table, long key, long value) {
        rows.get(table).put(key, TABLES.get(table).layout().imageBytes() > 16 ? value : 0);
        changed.get(table).put(key, true);
    }

    void remove(int table, long key) {
        rows.get(table).remove(key);
        changed.get(table).put(key, true);
    }

    void change(Random random, int changes, int keys) {
        for (int i = 0; i < changes; i++) {
            final int table = random.nextInt(TABLES.size());
            if (random.nextInt(4) == 0) {
                remove(table, random.nextInt(keys));
            } else {
                put(table, random.nextInt(keys), random.nextLong());
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            symbols.add("symbol é " + symbols.size() + " " + random.nextInt());
        }
    }

    /** What a checkpoint that builds on nothing is given. */
    void allChanged() {
        for (int i = 0; i < TABLES.size(); i++) {
            final SortedMap<Long, Boolean> all = changed.get(i);
            all.clear();
            rows.get(i).keySet().forEach(key -> all.put(key, true));
        }
    }

    void nothingChanged() {
        changed.forEach(Map::clear);
    }

    /** Gives changes to a writer, at most so many. */
    void write(CheckpointWriter writer, int limit) {
        int left = limit;
        for (int table = 0; table < TABLES.size(); table++) {
            for (final long key : changed.get(table).keySet()) {
                if (left-- == 0) {
                    return;
                }
                final Long value = rows.get(table).get(key);
                final DirectBuffer image = image(table, key, value == null ? 0 : value);
                if (value == null) {
                    writer.remove(table, image, Long.BYTES);
                } else {
                    writer.put(table, image, Long.BYTES);
                }
            }
        }
        writer.symbols(symbols.size(), i -> symbols.get(i).getBytes(StandardCharsets.UTF_8));
    }

    void write(CheckpointWriter writer) {
        write(writer, Integer.MAX_VALUE);
    }

    /** With 8 bytes of something else in front. */
    private static UnsafeBuffer image(int table, long key, long value) {
        final StateLayout layout = TABLES.get(table).layout();
        final UnsafeBuffer image = new UnsafeBuffer(new byte[Long.BYTES + layout.imageBytes()]);
        image.putLong(0, -1);
        image.putLong(Long.BYTES + layout.keyBytes() - Long.BYTES, key);
        for (int at = layout.keyBytes(); at < layout.imageBytes(); at += Long.BYTES) {
            image.putLong(Long.BYTES + at, value + at);
        }
        return image;
    }

    CheckpointManifest manifest() {
        final List<TableTotals> totals = new ArrayList<>();
        for (int i = 0; i < TABLES.size(); i++) {
            final int table = i;
            final long hash = rows.get(i).entrySet().stream().mapToLong(row -> TABLES.get(table).layout()
                .imageHash(image(table, row.getKey(), row.getValue()), Long.BYTES)).sum();
            totals.add(new TableTotals(TABLES.get(i), rows.get(i).size(), hash));
        }
        return new CheckpointManifest(JOURNAL, frame, 1_000 + frame, PIPELINE, symbols.size(), totals,
            new TreeMap<>(Map.of(CheckpointMark.SEQUENCE, 10 * frame, "source,x:1", -5L)),
            new TreeMap<>(Map.of("stage,:1", frame * 0x9e3779b97f4a7c15L, "out", 1L)));
    }

    /** What a checkpoint gives. */
    static StateModel of(Checkpoint checkpoint) {
        final StateModel model = new StateModel(checkpoint.manifest().frame());
        for (int i = 0; i < TABLES.size(); i++) {
            final int table = i;
            final StateLayout layout = TABLES.get(i).layout();
            checkpoint.forEachRow(TABLES.get(i), (buffer, offset) -> {
                final long key = buffer.getLong(offset + layout.keyBytes() - Long.BYTES);
                final boolean keyOnly = layout.imageBytes() == layout.keyBytes();
                final long value = keyOnly ? 0 : buffer.getLong(offset + layout.keyBytes()) - layout.keyBytes();
                if (model.rows.get(table).put(key, value) != null || !new UnsafeBuffer(buffer, offset,
                    layout.imageBytes()).equals(new UnsafeBuffer(image(table, key, value), Long.BYTES,
                    layout.imageBytes()))) {
                    throw new AssertionError("row " + key + " of table " + table + " is wrong or there twice");
                }
            });
        }
        checkpoint.forEachSymbol(model.symbols::add);
        return model;
    }

    /** Whether the other one has the same frame, rows and symbols. */
    boolean isSame(StateModel other) {
        return frame == other.frame && rows.equals(other.rows) && symbols.equals(other.symbols);
    }
}
