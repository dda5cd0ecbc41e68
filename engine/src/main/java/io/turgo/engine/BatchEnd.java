package io.turgo.engine;

import java.util.ArrayList;
import java.util.List;

/** What one thread does at the end of a batch: sinks commit, then counts are shown. Belongs to that thread. */
final class BatchEnd implements Runnable {
    private final List<SinkRunner> sinks = new ArrayList<>();
    private final List<SegmentRunner> segments = new ArrayList<>();

    /** Adds a sink that runs on the thread. Set-up only. */
    void add(SinkRunner sink) {
        sinks.add(sink);
    }

    /** Adds stages that run on the thread. Set-up only. */
    void add(SegmentRunner stages) {
        segments.add(stages);
    }

    @Override
    public void run() {
        for (int i = 0; i < sinks.size(); i++) {
            sinks.get(i).commit();
        }
        for (int i = 0; i < segments.size(); i++) {
            segments.get(i).publishCounts();
        }
    }
}
