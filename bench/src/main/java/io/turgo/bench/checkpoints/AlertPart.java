package io.turgo.bench.checkpoints;

import io.turgo.bench.scale.job.Checksum;
import io.turgo.bench.scale.job.Checksums;
import io.turgo.bench.scale.job.EventView;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.EwmaPart;
import io.turgo.bench.scale.job.NaiveEwma;
import io.turgo.bench.scale.job.Part;
import io.turgo.egress.Sink;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import java.util.function.LongConsumer;

/**
 * A detector per key, of whose scores one in {@value #ONE_IN} leaves. All state is in tables, so that there are
 * checkpoints.
 * <pre>
 *   events --> ewma --> verdict --> alert --> alerts
 * </pre>
 *
 * @param keys    how many there are: one row of state each, for ever
 * @param verdict is told the sequence of each event that the detector is done with, on the pipeline's thread
 * @param sink    takes key, value and score
 */
record AlertPart(int keys, LongConsumer verdict, Sink sink) implements Part {
    /** What leaves. */
    static final String[] COLUMNS = {"key", "value", EwmaDetector.DEFAULT_NAME};
    /** Stands for a score that is null. */
    static final long ABSENT = Long.MIN_VALUE;

    private static final int ONE_IN = 64;

    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        events.through("ewma", EwmaPart.detector())
            .as(Row.class).filter("verdict", row -> {
                verdict.accept(row.sequence());
                return true;
            })
            .as(EventView.class).filter("alert", event -> isAlert(event.value())).to("alerts", sink);
    }

    private static boolean isAlert(long value) {
        return value % ONE_IN == 0;
    }

    @Override
    public Naive naive(Events events) {
        final NaiveEwma ewma = new NaiveEwma(keys);
        return (index, timeNs, key, value, expected) -> {
            final double score = ewma.score(key, value);
            if (isAlert(value)) {
                add(events.keyField(key), value, score, expected);
            }
        };
    }

    /** Adds an alert; its score is NaN if there is none. */
    static void add(long key, long value, double score, Checksum to) {
        to.word(key);
        to.word(value);
        to.word(Double.isNaN(score) ? ABSENT : Double.doubleToRawLongBits(score));
        to.end();
    }
}
