package io.turgo.daemon.journal;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import io.turgo.daemon.Terminal;
import io.turgo.journal.JournalReport;
import io.turgo.journal.JournalVerifier;
import io.turgo.journal.checkpoint.KeptCheckpoint;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo journal verify}. */
@Command(name = "verify", description = {
    "Reads a whole journal and its checkpoints and checks every frame; a running engine may go on meanwhile.",
    "Ends with 1 at the first fault, and says where it is."})
final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory.")
    private Path data;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final JournalVerifier.Result result = verified();
        if (!result.isWhole()) {
            out.println("fault behind " + result.frames() + " whole frames: " + result.fault());
            out.println("file " + result.file() + ", offset " + result.offset() + ", frame " + result.frame());
            return ExitCode.USER;
        }
        final List<KeptCheckpoint> kept = JournalReport.checkpoints(data);
        for (final KeptCheckpoint each : kept) {
            if (!JournalReport.isWhole(data, each) && JournalReport.checkpoints(data).contains(each)) {
                out.println("checkpoint " + each.number() + " of frame " + each.manifest().frame()
                    + " is damaged, the reason is in the log; a start goes on from the other one, or from the journal");
                return ExitCode.USER;
            }
        }
        out.println("whole: " + Figures.count(result.frames()) + " frames, " + Figures.bytes(result.bytes()) + ", "
            + kept.size() + " checkpoints");
        return ExitCode.OK;
    }

    private JournalVerifier.Result verified() {
        try (ProgressLine progress = new ProgressLine(
            spec.commandLine().getErr(), Terminal.ofProcess(), SystemNanoClock.INSTANCE::nanoTime)) {
            return JournalVerifier.verify(
                data, bytes -> progress.update(() -> "verifying: " + Figures.bytes(bytes) + " are whole"));
        }
    }
}
