package io.turgo.operators.window;

import io.turgo.record.Column;
import io.turgo.record.FieldCopy;
import io.turgo.record.Row;
import io.turgo.stage.Outlet;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;
import java.util.List;

/** Runs {@link AssignWindows}. */
record AssignWindowsStage(WindowAxis axis, FieldCopy[] copies, Column start, Column end, Outlet outlet)
    implements StatelessStage {
    static AssignWindowsStage of(
        WindowAxis axis, List<String> kept, String start, String end, StageContext context) {
        final FieldCopy[] copies = kept.stream()
            .map(name -> new FieldCopy(context.in().column(name), context.out().column(name)))
            .toArray(FieldCopy[]::new);
        return new AssignWindowsStage(
            axis, copies, context.out().column(start), context.out().column(end), context.outlet());
    }

    @Override
    public boolean onRow(Row row) {
        final long pane = axis.end(row.eventTimeNs());
        final long last = axis.lastWindow(pane);
        long window = axis.firstWindow(pane);
        emit(row, window);
        while (window < last) {
            window = axis.firstWindow(window + 1);
            emit(row, window);
        }
        return false;
    }

    private void emit(Row row, long windowEnd) {
        final Row assigned = outlet.claim();
        assigned.eventTimeNs(windowEnd - 1);
        assigned.ingestTimeNs(row.ingestTimeNs());
        assigned.int64(start, axis.windowStart(windowEnd));
        assigned.int64(end, windowEnd);
        for (final FieldCopy copy : copies) {
            copy.copy(row, assigned);
        }
        outlet.emit();
    }
}
