package io.turgo.examples.embedded;

import io.turgo.decimal.Decimal;
import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputIdView;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Takes the verdicts: writes each with its id, counts the reasons and keeps the last alerts. Called by one thread; read
 * when the engine has stopped.
 */
final class VerdictLedger {
    /** The file's name. */
    static final String FILE = "verdicts.csv";

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int SCORE_SCALE = 4;
    private static final int ALERTS_KEPT = 5;

    private final Ledger ledger;
    private final Decimal rounded = new Decimal();
    private final long[] byReason = new long[Reason.values().length];
    private final Deque<String> lastAlerts = new ArrayDeque<>();
    private long verdicts;
    private long alerts;

    VerdictLedger(Path directory) {
        ledger = new Ledger(
            directory.resolve(FILE), "received_ms,order,side,price,amount,notional,size_score,reach_bp,share,reasons");
    }

    /** The sink that calls back here, exactly once. */
    CallbackSink<Verdict> sink() {
        return CallbackSink.of(Verdict.class, this::onVerdict).resumeAfter(ledger::open).endOfBatch(ledger::write)
            .onClose(ledger::close);
    }

    private void onVerdict(OutputIdView id, Verdict verdict) {
        final StringBuilder line = ledger.line(id);
        final int start = line.length();
        line.append(',').append(verdict.time() / NANOS_PER_MILLI).append(',').append(verdict.order())
            .append(',').append(verdict.side()).append(',');
        verdict.price().appendTo(line).append(',');
        verdict.amount().appendTo(line).append(',');
        verdict.notional().appendTo(line).append(',');
        append(line, verdict.sizeScoreIsNull(), verdict.sizeScore());
        append(line, verdict.reachIsNull(), verdict.reach());
        append(line, verdict.shareIsNull(), verdict.share());
        Reason.appendTo(line, verdict.reasons());
        verdicts++;
        if (verdict.reasons() != 0) {
            alert(verdict.reasons(), line.substring(start + 1));
        }
        line.append('\n');
    }

    private void append(StringBuilder line, boolean isNull, double value) {
        if (!isNull) {
            rounded.setDouble(value, SCORE_SCALE).appendTo(line);
        }
        line.append(',');
    }

    private void alert(int reasons, String line) {
        alerts++;
        for (final Reason reason : Reason.values()) {
            byReason[reason.ordinal()] += (reasons & reason.bit()) == 0 ? 0 : 1;
        }
        if (lastAlerts.size() == ALERTS_KEPT) {
            lastAlerts.removeFirst();
        }
        lastAlerts.addLast(line);
    }

    long verdicts() {
        return verdicts;
    }

    long alerts() {
        return alerts;
    }

    long count(Reason reason) {
        return byReason[reason.ordinal()];
    }

    Iterable<String> lastAlerts() {
        return lastAlerts;
    }
}
