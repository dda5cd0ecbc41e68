package io.turgo.operators.join;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeptFields;
import io.turgo.operators.rows.RowsInTime;
import io.turgo.record.FieldCopy;
import io.turgo.record.Row;
import io.turgo.stage.JoinContext;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Outlet;
import io.turgo.stage.Scope;
import io.turgo.state.KeyedTable;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Runs an {@link IntervalJoin}. The flag of a left row says that it has had a match.
 *
 * @param leftCopies  what comes out of a left row that has just come in
 * @param rightCopies what comes out of a right row that has just come in
 */
record IntervalStage(
    JoinContext context, long lowerNs, long upperNs, boolean leftOuter, NullKeys nullKeys, SideRows rows,
    Chains chains, RowsInTime deadlines, Progress progress, FieldCopy[] leftCopies, FieldCopy[] rightCopies,
    Outlet outlet, AtomicCounter late, AtomicCounter unmatched) implements KeyedStage {
    static IntervalStage of(JoinContext context, JoinSpec spec, long lowerNs, long upperNs) {
        final KeptFields left = SideRows.keptOf(context, spec, false);
        final KeptFields right = SideRows.keptOf(context, spec, true);
        final SideRows rows = SideRows.of(context, SideRows.keysOf(context), left, right);
        return new IntervalStage(context, lowerNs, upperNs, spec.leftOuter(), NullKeys.of(context), rows,
            Chains.of(rows), new RowsInTime(), new Progress(), copies(context, spec, false),
            copies(context, spec, true), context.stage().outlet(), context.stage().counter(KeyedJoin.LATE),
            context.stage().counter(KeyedJoin.UNMATCHED));
    }

    private static FieldCopy[] copies(JoinContext context, JoinSpec spec, boolean ofRight) {
        final Scope side = ofRight ? context.right() : context.left();
        final List<String> fields = spec.fieldsOf(side.schema(), ofRight);
        return fields.stream().map(field -> new FieldCopy(side.column(field),
            context.stage().out().column(ofRight ? spec.prefix() + field : field))).toArray(FieldCopy[]::new);
    }

    @Override
    public KeyedTable table() {
        return rows.table();
    }

    @Override
    public void keyOf(int number, MemoryWindow image, Row into) {
        rows.keys().load(image, 0, into);
    }

    /** Chains are made again in the order of time, in which each row is the last of its chain. */
    @Override
    public void onRestored(long watermarkNs) {
        progress.advance(watermarkNs);
        final RowsInTime order = new RowsInTime();
        for (int id = table().nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = table().nextRow(id)) {
            deadlines.add(expiryNs(rows.timeNs(id), rows.isRight(id)), rows.arrival(id), id);
            order.add(rows.timeNs(id), rows.arrival(id), id);
        }
        while (!order.isEmpty()) {
            final int id = order.removeFirst();
            chains.insert(id, rows.isRight(id));
        }
    }

    /** The time of the last row of the other side that could match a row of that time. */
    private long expiryNs(long timeNs, boolean isRight) {
        return isRight ? Ranges.plus(timeNs, upperNs) : Ranges.minus(timeNs, lowerNs);
    }

    /** The time of the first row of the other side that could match a row of that time. */
    private long beginNs(long timeNs, boolean isRight) {
        return isRight ? Ranges.plus(timeNs, lowerNs) : Ranges.minus(timeNs, upperNs);
    }

    @Override
    public boolean onRow(Row row) {
        final boolean isRight = context.isRight(row);
        if (progress.hasPassed(row.eventTimeNs())) {
            late.incrementRelease();
        } else if (nullKeys.has(row)) {
            keepNothing(row, isRight, false);
        } else {
            final boolean matched = match(row, isRight);
            final long expiryNs = expiryNs(row.eventTimeNs(), isRight);
            if (progress.hasPassed(expiryNs)) {
                keepNothing(row, isRight, matched);
            } else {
                keep(row, isRight, matched, expiryNs);
            }
        }
        return false;
    }

    private boolean match(Row row, boolean isRight) {
        final long end = expiryNs(row.eventTimeNs(), isRight);
        boolean matched = false;
        int other = chains.firstFrom(row, !isRight, beginNs(row.eventTimeNs(), isRight));
        while (other != Chains.NONE && rows.timeNs(other) <= end) {
            matched = true;
            emitPair(row, isRight, other);
            other = chains.after(other);
        }
        return matched;
    }

    private void emitPair(Row row, boolean isRight, int other) {
        if (isRight && leftOuter) {
            rows.raise(other);
        }
        final Row made = outlet.claim();
        made.eventTimeNs(Math.max(row.eventTimeNs(), rows.timeNs(other)));
        rows.load(other, !isRight, made);
        copy(row, isRight ? rightCopies : leftCopies, made);
        outlet.emit();
    }

    private static void copy(Row row, FieldCopy[] copies, Row made) {
        for (final FieldCopy copy : copies) {
            copy.copy(row, made);
        }
    }

    private void keep(Row row, boolean isRight, boolean matched, long expiryNs) {
        final int id = rows.add(row, isRight);
        if (matched && !isRight && leftOuter) {
            rows.raise(id);
        }
        chains.insert(id, isRight);
        deadlines.add(expiryNs, rows.arrival(id), id);
    }

    /** No row that is still to come can match this one. */
    private void keepNothing(Row row, boolean isRight, boolean matched) {
        if (!isRight && !matched && leftOuter) {
            unmatched.incrementRelease();
            final Row made = outlet.claim();
            made.eventTimeNs(row.eventTimeNs());
            copy(row, leftCopies, made);
            outlet.emit();
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
            final long expiryNs = deadlines.firstTime();
            final int id = deadlines.removeFirst();
            final boolean isRight = rows.isRight(id);
            if (leftOuter && !isRight && !rows.flag(id)) {
                emitUnmatched(id, expiryNs);
            }
            chains.remove(id, isRight);
            rows.remove(id);
        }
    }

    private void emitUnmatched(int id, long expiryNs) {
        unmatched.incrementRelease();
        final Row made = outlet.claim();
        made.eventTimeNs(Math.max(rows.timeNs(id), expiryNs));
        rows.load(id, false, made);
        outlet.emit(rows.arrival(id));
    }

    @Override
    public long lateRows() {
        return late.get();
    }

    @Override
    public long stateBytes() {
        return KeyedStage.super.stateBytes() + chains.ends().capacityBytes() + deadlines.capacityBytes();
    }

    @Override
    public void close() {
        KeyedStage.super.close();
        chains.close();
    }
}
