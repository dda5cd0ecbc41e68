package io.turgo.operators.join;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.field.KeptFields;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.Row;
import io.turgo.stage.JoinContext;
import io.turgo.stage.Outlet;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs an {@link AsOfJoin}. Rows of both sides wait for the watermark, which takes them in the order of time, of one
 * time right ones first: a right row then becomes the version that holds, a left one gets it. So one version a key is
 * enough.
 *
 * @param versions by key: the time of the version that holds, and its fields
 */
record AsOfStage(
    JoinContext context, NullKeys nullKeys, SideRows waiting, RowsInTime deadlines, KeptFields right,
    KeyedTable versions, Progress progress, boolean leftOuter, Outlet outlet, AtomicCounter late,
    AtomicCounter unmatched) implements Stage {
    private static final int INITIAL_ROWS = 64;
    /** Makes left rows come behind right ones of the same time. */
    private static final long BEHIND_RIGHT = 1L << Long.SIZE - 2;

    static AsOfStage of(JoinContext context, JoinSpec spec) {
        final KeyFields keys = SideRows.keysOf(context);
        final KeptFields right = SideRows.keptOf(context, spec, true);
        final StateLayout layout =
            new StateLayout(Math.max(Long.BYTES, keys.bytes()), Long.BYTES + right.bytes(), 0);
        return new AsOfStage(context, NullKeys.of(context),
            SideRows.of(context, keys, SideRows.keptOf(context, spec, false), right), new RowsInTime(), right,
            new KeyedTable(context.stage().name(), layout, INITIAL_ROWS), new Progress(), spec.leftOuter(),
            context.stage().outlet(), context.stage().counter(KeyedJoin.LATE),
            context.stage().counter(KeyedJoin.UNMATCHED));
    }

    @Override
    public List<KeyedTable> tables() {
        return List.of(waiting.table(), versions);
    }

    @Override
    public void keyOf(int table, MemoryWindow image, Row into) {
        waiting.keys().load(image, 0, into);
    }

    @Override
    public void onRestored(long watermarkNs) {
        progress.advance(watermarkNs);
        final KeyedTable rows = waiting.table();
        for (int id = rows.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = rows.nextRow(id)) {
            await(id, waiting.isRight(id));
        }
    }

    private void await(int id, boolean isRight) {
        deadlines.add(waiting.timeNs(id), waiting.arrival(id) | (isRight ? 0 : BEHIND_RIGHT), id);
    }

    @Override
    public boolean onRow(Row row) {
        final boolean isRight = context.isRight(row);
        if (isRight && nullKeys.has(row)) {
            return false;
        }
        if (progress.hasPassed(row.eventTimeNs())) {
            late.incrementRelease();
            if (isRight) {
                holdLate(row);
            }
            return false;
        }
        await(waiting.add(row, isRight), isRight);
        return false;
    }

    private void holdLate(Row row) {
        waiting.keys().save(row, versions.key(), 0);
        zeroKeyWithoutFields();
        final int version = versions.findOrAdd();
        if (versions.added() || row.eventTimeNs() >= heldSinceNs(version)) {
            versions.touch(version);
            final MemoryWindow state = versions.at(version);
            state.putLong(versions.layout().valueOffset(), row.eventTimeNs());
            right.save(row, state, versions.layout().valueOffset() + Long.BYTES);
        }
    }

    private long heldSinceNs(int version) {
        return versions.at(version).getLong(versions.layout().valueOffset());
    }

    private void zeroKeyWithoutFields() {
        if (waiting.keys().bytes() == 0) {
            versions.key().putLong(0, 0);
        }
    }

    @Override
    public boolean followsWatermark() {
        return true;
    }

    @Override
    public void onWatermark(long watermarkNs) {
        progress.advance(watermarkNs);
        while (deadlines.isDue(watermarkNs)) {
            final int id = deadlines.removeFirst();
            if (waiting.isRight(id)) {
                hold(id);
            } else {
                emit(id);
            }
            waiting.remove(id);
        }
    }

    /** A right row becomes the version of its key. */
    private void hold(int id) {
        keyOf(id);
        final int version = versions.findOrAdd();
        versions.touch(version);
        final MemoryWindow from = waiting.table().at(id);
        final MemoryWindow to = versions.at(version);
        final int kept = waiting.keptOffset();
        final int value = versions.layout().valueOffset();
        to.putLong(value, waiting.timeNs(id));
        for (int i = 0; i < right.bytes(); i += Long.BYTES) {
            to.putLong(value + Long.BYTES + i, from.getLong(kept + i));
        }
    }

    private void keyOf(int id) {
        zeroKeyWithoutFields();
        waiting.copyKey(id, versions.key());
    }

    private void emit(int id) {
        keyOf(id);
        final int version = versions.find();
        if (version == KeyedTable.ABSENT) {
            unmatched.incrementRelease();
            if (!leftOuter) {
                return;
            }
        }
        final Row made = outlet.claim();
        made.eventTimeNs(waiting.timeNs(id));
        waiting.load(id, false, made);
        if (version != KeyedTable.ABSENT) {
            right.load(versions.at(version), versions.layout().valueOffset() + Long.BYTES, made);
        }
        outlet.emit(waiting.arrival(id));
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public long stateHash() {
        return waiting.table().writeBack() + versions.writeBack();
    }

    @Override
    public long stateRows() {
        return waiting.table().size() + versions.size();
    }

    @Override
    public long stateBytes() {
        return waiting.table().capacityBytes() + versions.capacityBytes() + deadlines.capacityBytes();
    }

    @Override
    public void close() {
        waiting.table().close();
        versions.close();
    }
}
