package io.turgo.bench.trades;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;

/** Tallies alerts. */
final class AlertSink extends InlineSink {
    private final Tally tally;
    private Column symbol;
    private Column venue;
    private Column lotSize;
    private Column score;

    AlertSink(Tally tally) {
        this.tally = tally;
    }

    @Override
    void open(Scope rows) {
        symbol = rows.column("symbol");
        venue = rows.column("venue");
        lotSize = rows.column("lot_size");
        score = rows.column("score");
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        tally.alert(symbol(row.int32(symbol)), row.eventTimeNs(), row.int32(venue), row.int64(lotSize),
            row.float64(score));
    }
}
