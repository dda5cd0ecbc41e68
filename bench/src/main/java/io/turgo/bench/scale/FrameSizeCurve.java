package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.ChainPart;
import io.turgo.bench.scale.job.Events;
import io.turgo.bench.scale.job.Job;
import io.turgo.journal.JournalSettings;
import java.util.ArrayList;
import java.util.List;

/** Journal frames of more and more bytes. */
final class FrameSizeCurve extends Curve {
    private static final String LINE = "durability process";
    private static final int[] BYTES = {1, 256, 512, 1_024, 4_096, 16_384, 65_536};
    private static final int KEYS = 1_000;
    private static final double TOLERANCE = 1.3;

    FrameSizeCurve() {
        super("frame-size", "Frame size", new Axis("bytes at which a frame takes no more", true));
    }

    @Override
    String theory() {
        return "Two cheap stages behind a journal whose frames take no more events beyond so many bytes; 1 byte gives "
            + "each event a frame of its own. A frame costs a fixed part (header, checksum, append), which its events "
            + "share: linear in the frames per event.";
    }

    @Override
    List<Case> cases(Bench bench) {
        final Job job = Job.of(Events.ofKeys(KEYS), new ChainPart(2));
        final List<Case> cases = new ArrayList<>();
        for (final int bytes : BYTES) {
            cases.add(new Case("frames of " + bytes + " bytes", results -> {
                final LiveRun run = bench.live().journaled(new JournalSettings());
                run.context().frameBytes(bytes);
                results.add(LINE, bytes, run.measure(job));
            }));
        }
        return cases;
    }

    @Override
    List<Verdict> verdicts(Results results, Bench bench) {
        return List.of(
            Laws.linear("CPU ns of an event, x frames per event", results.points(LINE),
                point -> point.sample().framesPerEvent(), point -> point.sample().busiestNsPerEvent(), TOLERANCE),
            Laws.linear("journaled bytes of an event, x frames per event", results.points(LINE),
                point -> point.sample().framesPerEvent(), point -> point.sample().bytesPerEvent(), TOLERANCE));
    }
}
