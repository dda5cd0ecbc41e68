package io.turgo.daemon;

import io.turgo.counters.LatencySummary;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a run came to, as text for a person. */
public final class RunReport {
    /** A reason is the source's text and has one line here. */
    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}+");

    private RunReport() {
    }

    /** The summary of a run. */
    public static String of(PipelineRun.Outcome outcome) {
        final EngineResult result = outcome.result();
        return SummaryTable.facts(facts(result, outcome.elapsedNs())) + latencies(result) + '\n' + outputs(result)
            + rejected(result);
    }

    private static Map<String, String> facts(EngineResult result, long elapsedNs) {
        final Map<String, String> facts = new LinkedHashMap<>();
        final long events = result.events() + result.replayed();
        facts.put("events", Figures.count(result.events()) + " new, " + Figures.count(result.replayed())
            + " from the journal" + (result.restored() == 0 ? ""
            : " behind a checkpoint of " + Figures.count(result.restored())));
        if (result.restored() + result.replayed() > 0 && result.events() + result.restored() > 0) {
            facts.put("recovery", Figures.duration(result.recoveryNs()) + (result.firstOutputNs() == 0 ? ""
                : ", first new output after " + Figures.duration(result.firstOutputNs())));
        }
        facts.put("dead letters", Figures.count(result.deadLetters()));
        facts.put("late", Figures.count(result.late()));
        facts.put("rate", Figures.rate(events, elapsedNs) + " over " + Figures.duration(elapsedNs));
        facts.put("journal", journal(result));
        if (!result.threads().equals(ThreadPlan.FUSED.toString())) {
            facts.put("threads", result.threads());
        }
        facts.put("output hash", hex(result.outputHash()));
        facts.put("state hash", hex(result.stateHash()));
        return facts;
    }

    private static String journal(EngineResult result) {
        final String size = Figures.bytes(result.journalBytes());
        return result.journalRecords() == 0
            ? size : size + ", " + result.journalBytes() / result.journalRecords() + " bytes an event";
    }

    private static String latencies(EngineResult result) {
        final Map<String, LatencySummary> stages = new LinkedHashMap<>(result.latencies());
        stages.values().removeIf(latency -> latency.count() == 0);
        return stages.isEmpty() ? "" : '\n' + SummaryTable.latencies(stages);
    }

    private static String outputs(EngineResult result) {
        final SummaryTable table = new SummaryTable("output", "rows", "new", "hash");
        for (final EngineResult.Outputs each : result.outputs()) {
            table.row(each.sink(), Figures.count(each.written() + each.suppressed()), Figures.count(each.written()),
                hex(each.hash()));
        }
        return table.text();
    }

    /** Nothing, or an empty line and a line for each source that has dead letters. */
    private static String rejected(EngineResult result) {
        final StringBuilder text = new StringBuilder();
        long before = result.deadLetters();
        for (final EngineResult.Rejected each : result.rejected()) {
            before -= each.count();
            text.append("dead letters of ").append(each.source()).append(": ").append(Figures.count(each.count()))
                .append(", the first at position ").append(each.firstPosition()).append(": ")
                .append(CONTROLS.matcher(each.firstReason()).replaceAll(" ")).append('\n');
        }
        if (before > 0) {
            text.append("dead letters before the checkpoint that this run goes on from: ")
                .append(Figures.count(before)).append('\n');
        }
        return text.isEmpty() ? "" : "\n" + text;
    }

    private static String hex(long hash) {
        return String.format("%016x", hash);
    }
}
