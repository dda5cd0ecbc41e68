package io.turgo.operators.window;

import io.turgo.record.Schema;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;

/**
 * Windows of activity: rows of a key of which each is at most a gap of event time behind another one. A row that comes
 * out of order and lies between two sessions makes them one. A session is [its first row's time, its last row's time
 * plus the gap), and a row exactly a gap behind the last one still belongs to it, as in Flink. So it fires when the
 * watermark says that no more rows of its end are due, and its result's event time is its end. A row that is in no open
 * session and whose own one would be over is counted (counter {@value #LATE}) and left out, to a
 * {@link io.turgo.pipeline.Stream#late late output} where there is one. Results come in the order of ends, those of one
 * end in the order of the sessions' first records.
 *
 * <p>State, for each open session of each key: 16 bytes of header, 8 to number it among those of its key, the bytes of
 * the key ({@link io.turgo.operators.field.KeyFields}), 24 of times and number of sessions, those of the aggregates
 * ({@link io.turgo.operators.aggregate.Aggregate}) and 8 for the arrival of the first record, all in one row; and
 * beside it 13 to 26 of index, 21 to 58 where the last field of the key is a small number, as that of a SYMBOL is, and
 * 24 to 48 for the order of ends. So a session by one SYMBOL with count() and one sum of a DECIMAL keeps 96 bytes a
 * row. Nothing is kept of sessions that have fired, but for the allowed lateness. A row takes time for each session of
 * its key that is kept; there are seldom more than one, and never more than the bound of disorder, the allowed lateness
 * and the gap leave room for.
 *
 * <p>With {@linkplain #allowedLateness allowed lateness} or {@linkplain #onUpdate results on every update}, a row may
 * make a session longer, or join several, whose results have been given. These are taken back
 * ({@link io.turgo.record.RowKind#DELETE}, with the times and values that were given), and the session that there is
 * now is a new row, as its times are others; one whose times stay gives an update
 * ({@link io.turgo.record.RowKind#UPDATE_AFTER}). So the rows that stand, by times and key, are at each moment those of
 * the sessions that there are. There are no periodic early results.
 *
 * <p>Immutable; any thread.
 */
public final class Session extends GroupedWindows<Session> {
    private final long gapNs;
    private final Emission emission;

    private Session(long gapNs, Emission emission, Grouping grouping) {
        super(grouping);
        this.gapNs = gapNs;
        this.emission = emission;
    }

    /**
     * Sessions that end when there are no rows for longer than that.
     *
     * @throws io.turgo.error.ConfigurationException if it is not from one nanosecond to 292 years
     */
    public static Session gap(Duration gap) {
        return new Session(Times.positive(gap, "session gap"), Emission.ONCE, Grouping.NONE);
    }

    /**
     * The same with sessions that still take rows for so long after they have ended: each such row gives the new result
     * of its session at once, if that has ended, too. They are kept for so much longer.
     *
     * @throws io.turgo.error.ConfigurationException if it is negative or over 292 years
     */
    public Session allowedLateness(Duration lateness) {
        return new Session(gapNs, emission.lateness(lateness), grouping());
    }

    /** The same with a result for every row, at once; none comes when a session ends. */
    public Session onUpdate() {
        return new Session(gapNs, emission.eachUpdate(), grouping());
    }

    @Override
    String kind() {
        return "session";
    }

    @Override
    Session with(Grouping grouping) {
        return new Session(gapNs, emission, grouping);
    }

    @Override
    public String logic() {
        return "session/1 gapNs=" + gapNs + emission.logic() + grouping().logic();
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
        return SessionStage.of(gapNs, emission, grouping(), context);
    }
}
