package io.turgo.daemon.gate;

import io.turgo.engine.Context;
import io.turgo.pipeline.Pipeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pipeline of which everything that comes out of a stage, or goes to a sink, is kept to be compared. */
final class TappedPipeline {
    private final Map<String, Tap> taps = new LinkedHashMap<>();

    /** Adds the taps to the definition, and puts them in place of its sinks. */
    TappedPipeline(Pipeline pipeline, Context context) {
        final List<String> sinks = pipeline.sinkNames();
        for (final String stage : pipeline.stages()) {
            pipeline.tap(stage, "out of " + stage, tap("stage `" + stage + "`"));
        }
        for (final String sink : sinks) {
            context.replaceSink(sink, tap("sink `" + sink + "`"));
        }
    }

    private Tap tap(String what) {
        final Tap tap = new Tap();
        taps.put(what, tap);
        return tap;
    }

    /** By kind and name, stages first, each behind those that its rows come through. */
    Map<String, Tap> taps() {
        return taps;
    }
}
