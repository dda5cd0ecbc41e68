package io.turgo.engine;

import io.turgo.egress.OutputId;
import io.turgo.frame.MemoryJournal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything of a run that must be the same however it was run. */
record Outcome(Map<String, List<String>> lines, Map<String, List<OutputId>> ids, long outputHash, long stateHash) {
    /** What a run put into the sinks of its pipeline. */
    static Outcome of(RandomPipeline pipeline, EngineResult result) {
        final Map<String, List<String>> lines = new LinkedHashMap<>();
        final Map<String, List<OutputId>> ids = new LinkedHashMap<>();
        pipeline.sinks().forEach((name, sink) -> {
            lines.put(name, sink.lines());
            ids.put(name, sink.ids());
        });
        return new Outcome(lines, ids, result.outputHash(), result.stateHash());
    }

    /** Runs the pipeline over the whole input. */
    static Outcome live(RandomPipeline pipeline, RandomInput input, Context context) {
        try (Engine engine = Engine.start(pipeline.define(), context)) {
            input.publishRest(engine);
            return of(pipeline, engine.finish());
        }
    }

    /** Runs the pipeline over a journal, into the sinks that the pipeline has. */
    static Outcome replay(RandomPipeline pipeline, MemoryJournal journal, Context context) {
        return of(pipeline, Engine.replay(pipeline.define(), context.journal(journal), Long.MAX_VALUE));
    }

    /** The same without the ids, which count the control records of every start. */
    Outcome withoutIds() {
        return new Outcome(lines, Map.of(), outputHash, stateHash);
    }
}
