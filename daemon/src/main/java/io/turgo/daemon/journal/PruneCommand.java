package io.turgo.daemon.journal;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.Figures;
import io.turgo.error.ConfigurationException;
import io.turgo.journal.JournalPruning;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo journal prune}. */
@Command(name = "prune", description = {
    "Deletes the oldest files of a journal that no engine has open.",
    "Whole files only, and never one that the older of two checkpoints or a named reader needs."})
final class PruneCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory.")
    private Path data;

    @Option(names = "--keep-bytes", paramLabel = "BYTES",
        description = "Keep so many bytes of files, e.g. 500M or 20G (powers of 1024).")
    private String keepBytes;

    @Option(names = "--keep-time", paramLabel = "TIME",
        description = "Keep what is no older than that behind the newest frame, e.g. 90m, 36h or 7d.")
    private String keepTime;

    @Option(names = "--dry-run", description = "Only show what would be deleted.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (keepBytes == null && keepTime == null) {
            throw new ConfigurationException("nothing says how much to keep: give --keep-bytes, --keep-time or both");
        }
        show(JournalPruning.prune(data, keepTime == null ? Long.MAX_VALUE : Amounts.timeNs(keepTime),
            keepBytes == null ? Long.MAX_VALUE : Amounts.bytes(keepBytes), dryRun));
        return ExitCode.OK;
    }

    private void show(JournalPruning.Result result) {
        final PrintWriter out = spec.commandLine().getOut();
        long bytes = 0;
        for (final JournalPruning.PrunedFile file : result.files()) {
            bytes += file.bytes();
            out.println((dryRun ? "would delete " : "deleted ") + file.path() + ", frames " + file.firstFrame() + " to "
                + file.lastFrame() + ", " + Figures.bytes(file.bytes()));
        }
        out.println((dryRun ? "would free " : "freed ") + Figures.bytes(bytes) + "; the journal begins with frame "
            + result.firstFrame());
        if (result.heldBy() != null) {
            out.println(Figures.bytes(result.heldBytes()) + " more stay, as " + result.heldBy() + " needs them");
        }
        out.flush();
    }
}
