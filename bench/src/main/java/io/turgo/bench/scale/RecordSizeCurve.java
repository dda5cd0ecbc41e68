package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.Padding;
import io.turgo.journal.JournalSettings;
import java.util.ArrayList;
import java.util.List;

/** Records of more and more bytes. */
final class RecordSizeCurve extends Curve {
    private static final int[] BYTES = {32, 64, 128, 256, 512, 1_024};
    private static final int[] QUICK_BYTES = {32, 128, 512, 1_024};
    private static final String FIELDS = "INT64 fields";
    private static final String TEXT = "one STRING";
    private static final String UNJOURNALED = "INT64 fields, no journal";
    /** Time, key and value. */
    private static final int OWN_BYTES = 24;
    /** Header, null bitmap and the offset of a string. */
    private static final int OVERHEAD_BYTES = 64;
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.3;

    RecordSizeCurve() {
        super("record-size", "Record size", new Axis("bytes of payload", false));
    }

    @Override
    String theory() {
        return "Records of random bytes, journaled with durability process, then looked at word by word: once as INT64 "
            + "fields, once as one STRING. Time and journaled bytes are a fixed part and a part for each byte.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final List<Case> cases = new ArrayList<>();
        for (final int bytes : bench.setting().pick(QUICK_BYTES, BYTES)) {
            final Job fields = job(bytes, false);
            final Job text = job(bytes, true);
            cases.add(new Case(bytes + " bytes of fields",
                results -> results.add(FIELDS, bytes, run(bench, bytes).journaled(new JournalSettings())
                    .measure(fields))));
            cases.add(new Case(bytes + " bytes of text",
                results -> results.add(TEXT, bytes, run(bench, bytes).journaled(new JournalSettings())
                    .measure(text))));
            cases.add(new Case(bytes + " bytes of fields, no journal",
                results -> results.add(UNJOURNALED, bytes, run(bench, bytes).measure(fields))));
        }
        return cases;
    }

    private static Job job(int bytes, boolean text) {
        return Job.carrying(new Padding(Events.ofKeys(KEYS), (bytes - OWN_BYTES) / Long.BYTES, text));
    }

    /** So many events fewer as they are longer, that no run journals more than some hundred megabytes. */
    private static LiveRun run(Bench bench, int bytes) {
        final LiveRun run = bench.live().stretchEvents(bench.setting().stretchEvents() * BYTES[0] / bytes * 4 / 3);
        run.context().slotBytes(fixedBytes(bytes));
        return run;
    }

    private static int fixedBytes(int bytes) {
        return bytes + bytes / Byte.SIZE + OVERHEAD_BYTES;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        final List<Verdict> verdicts = new ArrayList<>();
        for (final String line : results.lines()) {
            verdicts.add(Laws.linear("CPU ns of a record of x bytes, " + line, results.points(line), Point::x,
                point -> point.sample().busiestNsPerEvent(), TOLERANCE));
            if (!line.equals(UNJOURNALED)) {
                verdicts.add(Laws.linear("journaled bytes of a record of x bytes, " + line, results.points(line),
                    Point::x, point -> point.sample().bytesPerEvent(), TOLERANCE));
            }
        }
        return verdicts;
    }
}
