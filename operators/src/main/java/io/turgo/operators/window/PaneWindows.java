package io.turgo.operators.window;

import io.turgo.record.Schema;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;

/**
 * Windows [start, end) of event time whose bounds do not depend on the rows. A window fires when the watermark says
 * that no more of its rows are due. A row all of whose windows are over is counted (counter {@value #LATE}) and left
 * out, to a {@link io.turgo.pipeline.Stream#late late output} where there is one. Results come in the order of window
 * ends, and within a window in the order of each key's first record; their event time is the window's last nanosecond,
 * end - 1.
 *
 * <p>State is kept by pane, the longest stretches of time that windows begin and end with, and only for panes and keys
 * that have rows: windows that overlap share it. For each key of each such pane there are 16 bytes of header, 8 of
 * pane end, the bytes of the key ({@link io.turgo.operators.field.KeyFields}), those of the aggregates
 * ({@link io.turgo.operators.aggregate.Aggregate}) and 8 for the arrival of the first record, all in one row; and
 * beside it 4 bytes of the pane's list and 13 to 26 of index, 21 to 58 where the last field of the key is a small
 * number, as that of a SYMBOL is. So a window by one SYMBOL with count() and one sum of a DECIMAL keeps 72 bytes a row.
 * Nothing is kept of panes whose windows are all over. Where windows share panes, one more such row for each key of the
 * window that fired last is kept, with 32 bytes in place of the 8 and up to 64 for its place, and 4 to 8 bytes for each
 * row of a pane.
 *
 * <p>Immutable; any thread.
 *
 * @param <W> the kind of window
 */
public abstract sealed class PaneWindows<W extends PaneWindows<W>> extends GroupedWindows<W>
    permits Tumbling, Hopping, Cumulating {
    private final WindowAxis axis;
    private final Emission emission;

    PaneWindows(WindowAxis axis, Emission emission, Grouping grouping) {
        super(grouping);
        this.axis = axis;
        this.emission = emission;
    }

    /** The same with those parameters. */
    abstract W with(WindowAxis otherAxis, Emission otherEmission, Grouping grouping);

    @Override
    final W with(Grouping grouping) {
        return with(axis, emission, grouping);
    }

    /** How windows lie. */
    final WindowAxis axis() {
        return axis;
    }

    /** When results come. */
    final Emission emission() {
        return emission;
    }

    /**
     * The same over rows that {@link AssignWindows} has made with these windows: each row counts in the one window that
     * it was made for, even where windows overlap. No panes are shared then: state is a row for each key and window.
     */
    public final W assigned() {
        return with(axis.assigned(), emission, grouping());
    }

    /** The same with windows that start so much later, or earlier if it is negative. */
    public final W offset(Duration offset) {
        return with(axis.offset(Times.any(offset, "window offset")), emission, grouping());
    }

    /**
     * The same with windows that still take rows for so long after they have fired: each such row gives the new result
     * of its key at once, as an update ({@link io.turgo.record.RowKind#UPDATE_AFTER}) by window and key, or as a new
     * row if the key is new to the window. Their panes are kept for so much longer.
     *
     * @throws io.turgo.error.ConfigurationException if it is negative or over 292 years
     */
    public final W allowedLateness(Duration lateness) {
        return with(axis, emission.lateness(lateness), grouping());
    }

    /**
     * The same with a result for every row and each of its windows, at once: the first one of a window and key is a new
     * row, the others are updates of it. None comes when the window fires.
     */
    public final W onUpdate() {
        return with(axis, emission.eachUpdate(), grouping());
    }

    /**
     * The same with the results of windows that have not fired yet whenever the watermark has passed a multiple of that
     * period: those that have changed since, as new rows the first time and then as updates. When the window fires,
     * only what has changed since then comes. A row of state takes 8 bytes more.
     *
     * @throws io.turgo.error.ConfigurationException if it is not from one nanosecond to 292 years
     */
    public final W early(Duration period) {
        return with(axis, emission.every(period), grouping());
    }

    @Override
    public String logic() {
        return kind() + "/1 " + axis.logic() + emission.logic() + grouping().logic();
    }

    @Override
    public Output plan(Schema in) {
        final Output results = super.plan(in);
        return emission.updates() ? Output.updating(results.fresh()) : results;
    }

    @Override
    public boolean passesLate() {
        return true;
    }

    @Override
    public Stage create(StageContext context) {
        return PaneStage.of(axis, emission, grouping(), context);
    }
}
