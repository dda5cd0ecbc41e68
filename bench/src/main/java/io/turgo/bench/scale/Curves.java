package io.turgo.bench.scale;

import java.util.List;

/** All curves there are. */
final class Curves {
    private Curves() {
    }

    /** New curves, in the order in which they are measured. */
    static List<Curve> all() {
        return List.of(new KeysCurve(), new RecordSizeCurve(), new OpenWindowsCurve(), new WindowSizeCurve(),
            new StagesCurve(), new ProducersCurve(), new DurabilityCurve(), new FrameSizeCurve(), new ThreadPlanCurve(),
            new ReplayCurve(), new RecoveryJournalCurve(), new RecoveryStateCurve());
    }
}
