package io.turgo.daemon;

import io.turgo.engine.EngineResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run came to, as text for a person. */
public final class RunReport {
    private RunReport() {
    }

    /** The summary of a run. */
    public static String of(PipelineRun.Outcome outcome) {
        final EngineResult result = outcome.result();
        return SummaryTable.facts(facts(result, outcome.elapsedNs())) + latencies(result) + '\n' + outputs(result);
    }

    private static Map<String, String> facts(EngineResult result, long elapsedNs) {
        final Map<String, String> facts = new LinkedHashMap<>();
        final long events = result.events() + result.replayed();
        facts.put("events", Figures.count(result.events()) + " new, " + Figures.count(result.replayed())
            + " from the journal");
        facts.put("dead letters", Figures.count(result.deadLetters()));
        facts.put("rate", Figures.rate(events, elapsedNs) + " over " + Figures.duration(elapsedNs));
        facts.put("journal", journal(result));
        facts.put("output hash", hex(result.outputHash()));
        facts.put("state hash", hex(result.stateHash()));
        return facts;
    }

    private static String journal(EngineResult result) {
        final long events = result.events() + result.replayed();
        final String size = Figures.bytes(result.journalBytes());
        return events == 0 ? size : size + ", " + result.journalBytes() / events + " bytes an event";
    }

    private static String latencies(EngineResult result) {
        final List<StageLatency> stages = new ArrayList<>();
        result.latencies().forEach((stage, latency) -> {
            if (latency.count() > 0) {
                stages.add(new StageLatency(
                    stage, latency.count(), latency.p50Ns(), latency.p99Ns(), latency.p999Ns(), latency.maxNs()));
            }
        });
        return stages.isEmpty() ? "" : '\n' + SummaryTable.latencies(stages);
    }

    private static String outputs(EngineResult result) {
        final SummaryTable table = new SummaryTable("output", "written", "held before", "hash");
        for (final EngineResult.Outputs each : result.outputs()) {
            table.row(each.sink(), Figures.count(each.written()), Figures.count(each.suppressed()), hex(each.hash()));
        }
        return table.text();
    }

    private static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
