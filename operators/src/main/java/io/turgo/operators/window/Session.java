package io.turgo.operators.window;

import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.time.Duration;

/**
 * Windows of activity: rows of a key of which each is at most a gap of event time behind another one. A row that comes
 * out of order and lies between two sessions makes them one. A session is [its first row's time, its last row's time
 * plus the gap), and a row exactly a gap behind the last one still belongs to it, as in Flink. So it fires when the
 * watermark says that no more rows of its end are due, and its result's event time is its end. A row that is in no open
 * session and whose own one would have fired is counted (counter {@value #LATE}) and left out, to a
 * {@link io.turgo.pipeline.Stream#late late output} where there is one. Results come in the order of ends, those of one
 * end in the order of the sessions' first records.
 *
 * <p>State, for each open session of each key: 16 bytes of header, 8 to number it among those of its key, the bytes of
 * the key ({@link io.turgo.operators.field.KeyFields}), 24 of times and number of sessions, those of the aggregates
 * ({@link io.turgo.operators.aggregate.Aggregate}) and 8 for the arrival of the first record, all in one row; and
 * beside it 13 to 26 of index, 21 to 58 where the last field of the key is a small number, as that of a SYMBOL is, and
 * 24 to 48 for the order of ends. So a session by one SYMBOL with count() and one sum of a DECIMAL keeps 96 bytes a
 * row. Nothing is kept of sessions that have fired. A row takes time for each open session of its key; there are
 * seldom more than one, and never more than the bound of disorder and the gap leave room for.
 *
 * <p>There is no allowed lateness and there are no early results: a late row of a session that has fired could join it
 * to others that have, and their results would have to be taken back.
 *
 * <p>Immutable; any thread.
 */
public final class Session extends GroupedWindows<Session> {
    private final long gapNs;

    private Session(long gapNs, Grouping grouping) {
        super(grouping);
        this.gapNs = gapNs;
    }

    /**
     * Sessions that end when there are no rows for longer than that.
     *
     * @throws io.turgo.error.ConfigurationException if it is not from one nanosecond to 292 years
     */
    public static Session gap(Duration gap) {
        return new Session(Times.positive(gap, "session gap"), Grouping.NONE);
    }

    @Override
    String kind() {
        return "session";
    }

    @Override
    Session with(Grouping grouping) {
        return new Session(gapNs, grouping);
    }

    @Override
    public String logic() {
        return "session/1 gapNs=" + gapNs + grouping().logic();
    }

    @Override
    public boolean passesLate() {
        return true;
    }

    @Override
    public Stage create(StageContext context) {
        return SessionStage.of(gapNs, grouping(), context);
    }
}
