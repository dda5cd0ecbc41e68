package io.turgo.daemon.journal;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.SummaryTable;
import io.turgo.journal.JournalReaders;
import io.turgo.journal.ReaderPosition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo journal readers}. */
@Command(name = "readers", description = {
    "Lists the named readers of a journal, whose frames retention keeps.",
    "A reader that is not used any more holds back all that it has not read, until it is removed."})
final class ReadersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory.")
    private Path data;

    @Option(names = "--remove", paramLabel = "NAME", description = "Forget this reader; nobody may have it open.")
    private String removed;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        if (removed == null) {
            final List<ReaderPosition> readers = JournalReaders.of(data);
            out.print(readers.isEmpty() ? "no named readers\n" : table(readers).substring(1));
        } else {
            JournalReaders.remove(data, removed);
            out.print("removed reader `" + removed + "`\n");
        }
        out.flush();
        return ExitCode.OK;
    }

    /** Readers behind an empty line; nothing if there are none. */
    static String table(List<ReaderPosition> readers) {
        if (readers.isEmpty()) {
            return "";
        }
        final SummaryTable table = new SummaryTable("reader", "committed frame", "open in process");
        for (final ReaderPosition each : readers) {
            table.row(each.name(), String.valueOf(each.frame()), each.holder() == 0 ? "-" : "" + each.holder());
        }
        return '\n' + table.text();
    }
}
