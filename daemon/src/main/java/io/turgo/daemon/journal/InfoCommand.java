package io.turgo.daemon.journal;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.Figures;
import io.turgo.daemon.SummaryTable;
import io.turgo.frame.JournalScan;
import io.turgo.journal.JournalReport;
import io.turgo.journal.checkpoint.KeptCheckpoint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo journal info}. */
@Command(name = "info", description = "Shows what a data directory holds; a running engine may go on meanwhile.")
final class InfoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory.")
    private Path data;

    @Override
    public Integer call() {
        final JournalReport report = JournalReport.of(data);
        spec.commandLine().getOut().print(
            SummaryTable.facts(facts(report)) + checkpoints(report) + ReadersCommand.table(report.readers()));
        spec.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    private static Map<String, String> facts(JournalReport report) {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("journal", report.id() + ", format " + report.format());
        facts.put("pipeline", report.catalog() == null ? "none yet" : JournalScan.nameIn(report.catalog()));
        facts.put("writer", report.writer() == 0 ? "none" : "process " + report.writer());
        facts.put("durability", durability(report));
        facts.put("frames", range(report.firstFrame(), report.nextFrame()) + ", " + Figures.bytes(report.frameBytes()));
        facts.put("sequences", range(report.firstSequence(), report.nextSequence()));
        facts.put("ingested", report.nextFrame() == report.firstFrame() ? "nothing"
            : Times.text(report.fromTimeNs()) + " to " + Times.text(report.toTimeNs()));
        facts.put("files", report.files() + " in " + report.generations() + " generations, "
            + Figures.bytes(report.diskBytes()));
        return facts;
    }

    private static String durability(JournalReport report) {
        final boolean one = report.durabilities().size() == 1;
        return report.durabilities().isEmpty() ? "nothing journaled yet" : report.durabilities().entrySet().stream()
            .map(each -> (each.getValue() == null ? "not recorded" : each.getValue().name().toLowerCase(Locale.ROOT))
                + (one ? "" : " from frame " + each.getKey())).collect(Collectors.joining(", "));
    }

    private static String range(long first, long next) {
        return next == first ? "none, the next is " + next : first + " to " + (next - 1);
    }

    private static String checkpoints(JournalReport report) {
        if (report.checkpoints().isEmpty()) {
            return "";
        }
        final SummaryTable table = new SummaryTable("checkpoint", "frame", "ingested", "frames behind", "size");
        for (final KeptCheckpoint each : report.checkpoints()) {
            table.row(String.valueOf(each.number()), String.valueOf(each.manifest().frame()),
                Times.text(each.manifest().ingestTimeNs()),
                String.valueOf(report.nextFrame() - 1 - each.manifest().frame()), Figures.bytes(each.bytes()));
        }
        return '\n' + table.text();
    }
}
