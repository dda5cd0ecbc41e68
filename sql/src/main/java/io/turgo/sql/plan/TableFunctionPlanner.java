package io.turgo.sql.plan;

import io.turgo.operators.join.Deduplicate;
import io.turgo.sql.relational.DeduplicateFunction;
import io.turgo.sql.relational.DeduplicatedRows;
import io.turgo.sql.relational.WindowFunction;
import io.turgo.sql.relational.WindowRows;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Plans table functions: windows, which are made where rows are grouped, and repetitions that are dropped. */
final class TableFunctionPlanner {
    private static final ZoneId UTC = ZoneId.of("UTC");

    private final Build build;
    private final RelPlanner planner;

    TableFunctionPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows windows(WindowRows windows) {
        final Rows in = input(windows, windows.kind().name(), windows.time());
        final SqlTypeName time = windows.getInput().getRowType().getFieldList().get(windows.time()).getType()
            .getSqlTypeName();
        if (time == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE && !build.settings().localZone().equals(UTC)) {
            throw build.refusal(windows, windows.kind().name(), "windows of a TIMESTAMP_LTZ begin in UTC, and the "
                + "local time zone is " + build.settings().localZone(), "leave 'table.local-time-zone' at UTC");
        }
        if (windows.kind() == WindowFunction.Kind.SESSION && !windows.offset().isZero()) {
            throw build.refusal(windows, windows.kind().name(), "sessions have no offset", "leave it out");
        }
        final List<RexNode> columns = new ArrayList<>(in.columns());
        for (int i = 0; i < PendingWindow.COLUMNS; i++) {
            columns.add(PendingWindow.column(
                i, windows.getRowType().getFieldList().get(in.columns().size() + i).getType()));
        }
        final PendingWindow window = new PendingWindow(windows.kind(), windows.durations(), windows.offset(),
            windows.keys().stream().map(in.columns()::get).toList());
        return new Rows(in.flow(), columns, in.times(), null, window);
    }

    Rows deduplicated(DeduplicatedRows rows) {
        final Rows in = input(rows, DeduplicateFunction.INSTANCE.getName(), rows.time());
        final String[] keys = rows.keys().stream().map(key -> planner.fields().key(in.flow(),
            rows.getRowType().getFieldNames().get(key), in.columns().get(key), "PARTITION BY", rows).name())
            .distinct().toArray(String[]::new);
        return in.on(in.flow().behind(build.through(
            in.flow().stream(), "deduplicate", Deduplicate.within(rows.within()).by(keys), rows)));
    }

    /** The rows that a function is applied to. */
    private Rows input(SingleRel rel, String function, int time) {
        final Rows in = planner.plan(rel.getInput());
        if (!in.times().contains(time)) {
            final String name = rel.getInput().getRowType().getFieldNames().get(time);
            throw build.refusal(rel, function, "`" + name + "` is not the event time of these rows",
                "name the column of WATERMARK FOR, or the window_time of a window; a cast or calculation of it is "
                    + "none any more, and rows of a join have the later of their times");
        }
        if (in.updates()) {
            throw build.refusal(rel, function, function + " over rows that update earlier ones is not supported",
                "group by a window instead of by keys alone, then apply " + function);
        }
        if (in.window() != null) {
            throw build.refusal(rel, function, function + " over a window function is not supported",
                "GROUP BY the first window, then apply " + function + " to its window_time");
        }
        return in;
    }
}
