package io.turgo.bench.trades;

import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;

/** Tallies windows. */
final class WindowSink extends InlineSink {
    private final Tally tally;
    private Column symbol;
    private Column end;
    private Column count;
    private Column total;
    private Column least;
    private Column most;

    WindowSink(Tally tally) {
        this.tally = tally;
    }

    @Override
    void open(Scope rows) {
        symbol = rows.column("symbol");
        end = rows.column(Tumbling.WINDOW_END);
        count = rows.column("trades");
        total = rows.column("total");
        least = rows.column("least");
        most = rows.column("most");
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        tally.window(symbol(row.int32(symbol)), row.int64(end), row.int64(count), row.int64(total), row.int64(least),
            row.int64(most));
    }
}
