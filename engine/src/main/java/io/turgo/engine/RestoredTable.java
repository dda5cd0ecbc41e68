package io.turgo.engine;

import io.turgo.checkpoint.RowImages;
import io.turgo.memory.MemoryWindow;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.ArrayList;
import java.util.List;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where the rows of one table of a checkpoint go: to the one stage that has it, to every copy of a stage that has all
 * of it, or to the worker that the row's key belongs to. Used while no thread of the engine runs.
 */
final class RestoredTable implements RowImages {
    private final int number;
    private final StateLayout layout;
    private final List<Stage> stages = new ArrayList<>();
    private final List<KeyedTable> slices = new ArrayList<>();
    private final List<KeyedTable> duplicates = new ArrayList<>();
    private final ShardKey key;
    private final RecordLayout keyLayout;
    private final MemoryWindow window = new MemoryWindow();
    private final UnsafeBuffer image;
    private final Row keyRow = new Row();

    /**
     * @param number    which of a stage's tables it is
     * @param key       tells the worker by a row of {@code keyLayout}, or null where there is one slice
     * @param keyLayout of the rows that the stage sees
     */
    RestoredTable(int number, StateLayout layout, ShardKey key, RecordLayout keyLayout) {
        this.number = number;
        this.layout = layout;
        this.key = key;
        this.keyLayout = keyLayout;
        image = new UnsafeBuffer(BufferUtil.allocateDirectAligned(layout.imageBytes(), BitUtil.CACHE_LINE_LENGTH));
        if (key != null) {
            final int bytes = BitUtil.align(keyLayout.fixedLength(), Long.BYTES);
            keyRow.wrap(new UnsafeBuffer(BufferUtil.allocateDirectAligned(bytes, Long.BYTES)), 0, bytes);
        }
    }

    /** Adds the table of a stage: the slice of the next worker. */
    void addSlice(Stage stage, KeyedTable table) {
        stages.add(stage);
        slices.add(table);
    }

    /** Adds a table that has the same rows as the first slice. */
    void addDuplicate(KeyedTable table) {
        duplicates.add(table);
    }

    StateLayout layout() {
        return layout;
    }

    /** The sum of the hashes of all slices. */
    long hash() {
        return slices.stream().mapToLong(KeyedTable::hash).sum();
    }

    /** The same of the state as it is now; while no thread of a stage runs, or on the one that runs all. */
    long presentHash() {
        return slices.stream().mapToLong(KeyedTable::writeBack).sum();
    }

    @Override
    public void row(DirectBuffer buffer, int offset) {
        if (key != null) {
            slices.get(worker(buffer, offset)).restoreRow(buffer, offset);
            return;
        }
        slices.get(0).restoreRow(buffer, offset);
        for (final KeyedTable each : duplicates) {
            each.restoreRow(buffer, offset);
        }
    }

    private int worker(DirectBuffer buffer, int offset) {
        image.putBytes(0, buffer, offset, layout.imageBytes());
        keyRow.reset(keyLayout);
        stages.get(0).keyOf(number, window.wrap(image.addressOffset(), layout.imageBytes()), keyRow);
        return key.worker(keyRow);
    }
}
