package io.turgo.bench.ratios;

import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.NaiveJournal;
import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import java.nio.file.Path;

/** The hand-written job behind one Disruptor, with or without a naive journal. */
final class HandSide implements Side {
    private final NaiveJournal journal;
    private final DisruptorRun run;

    /** @param directory where the journal goes; null for none */
    HandSide(Path directory) {
        journal = directory == null ? null : new NaiveJournal(directory);
        run = new DisruptorRun(journal);
        run.start();
    }

    @Override
    public void publish(Trades trades, int from, int to) {
        run.publish(trades, from, to);
    }

    @Override
    public void drain() {
        run.drain();
    }

    @Override
    public Tally finish() {
        return run.finish();
    }

    @Override
    public long journalBytes() {
        return run.journalBytes();
    }

    @Override
    public void close() {
        if (journal != null) {
            journal.close();
        }
    }
}
