package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a row for each window that a row is in, by ascending window ends: the window's bounds and fields of the row, as
 * Flink's window table-valued functions do without a GROUP BY. The event time of a new row is its window's last
 * nanosecond, end - 1, as that of a window's results: when the watermark has passed it, the window is complete. The
 * time of ingest is that of the row.
 *
 * <p>Nothing is left out here: a row that comes when a window of it is over gives that window's row like any other,
 * with an event time that the watermark has passed. What groups or ranks the rows by window counts it as late, for each
 * window by itself.
 *
 * <p>No state. A row costs the copy of its fields for each of its windows; of hopping windows there are size / hop.
 *
 * <p>Immutable; any thread.
 */
public final class AssignWindows implements Operator {
    private final PaneWindows<?> windows;
    private final List<String> kept;
    private final String start;
    private final String end;
    private final String name;

    private AssignWindows(PaneWindows<?> windows, List<String> kept, String start, String end, String name) {
        this.windows = windows;
        this.kept = kept;
        this.start = start;
        this.end = end;
        this.name = name;
    }

    /**
     * A row for each of those windows.
     *
     * @param windows without keys and aggregates, and with no results of their own time
     * @throws ConfigurationException if they have some
     */
    public static AssignWindows of(PaneWindows<?> windows) {
        if (!windows.grouping().equals(Grouping.NONE) || windows.emission().updates()) {
            throw new ConfigurationException(windows.kind() + " windows that rows are assigned to have keys, "
                + "aggregates, lateness or early results: give the bare windows, and group what comes out");
        }
        return new AssignWindows(windows, null, GroupedWindows.WINDOW_START, GroupedWindows.WINDOW_END, null);
    }

    /** The same with those fields of the rows, in that order, behind the bounds; otherwise it is all. */
    public AssignWindows keeping(String... fields) {
        return new AssignWindows(windows, List.of(fields), start, end, name);
    }

    /** The same with other names for the fields of the bounds, where rows have fields of those names already. */
    public AssignWindows bounds(String startName, String endName) {
        return new AssignWindows(windows, kept, startName, endName, name);
    }

    /** The same with that name for the schema of the new rows; otherwise the input's name and {@code _windows}. */
    public AssignWindows named(String schema) {
        return new AssignWindows(windows, kept, start, end, schema);
    }

    @Override
    public String logic() {
        return "assign-windows/1 " + windows.kind() + ' ' + windows.axis().logic() + " bounds=[" + start + ", " + end
            + "] keeping=" + (kept == null ? "all" : kept) + " name=" + name;
    }

    private List<String> fields(Schema in) {
        return kept == null ? in.fields().stream().map(Field::name).toList() : kept;
    }

    /** @throws ConfigurationException if rows lack a field that is kept, or have one with the name of a bound */
    @Override
    public Output plan(Schema in) {
        final List<Field> fields = new ArrayList<>();
        fields.add(Field.timestamp(start));
        fields.add(Field.timestamp(end));
        for (final String each : fields(in)) {
            if (each.equals(start) || each.equals(end)) {
                throw new ConfigurationException("rows of `" + in.name() + "` have a field `" + each
                    + "` already: name the window's with bounds(start, end)");
            }
            fields.add(in.field(each));
        }
        return Output.fresh(new Schema(name == null ? in.name() + "_windows" : name, fields));
    }

    @Override
    public Sharding sharding() {
        return Sharding.any();
    }

    @Override
    public boolean takesUpdates() {
        return false;
    }

    @Override
    public Stage create(StageContext context) {
        return AssignWindowsStage.of(windows.axis(), fields(context.in().schema()), start, end, context);
    }
}
