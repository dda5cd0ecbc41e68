package io.turgo.daemon.journal;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.JournalPosition;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import io.turgo.journal.ChronicleJournal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo journal dump}. */
@Command(name = "dump", description = {
    "Prints a journal as JSON, a line for each record, dead letter, reference row, tick, idle mark, end of input and "
        + "catalog.",
    "Decimals are text with all their digits, times ISO-8601. A running engine may go on meanwhile."})
final class DumpCommand implements Callable<Integer> {
    private static final int FRAMES_PER_LOOK = 64;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The data directory.")
    private Path data;

    @Option(names = "--from", paramLabel = "T|SEQ",
        description = "The first sequence, or ingest time (ISO-8601), to be printed.")
    private String from;

    @Option(names = "--to", paramLabel = "T|SEQ",
        description = "The last sequence, or the ingest time (ISO-8601) before which to stop.")
    private String to;

    @Override
    public Integer call() throws IOException {
        try (Journal journal = ChronicleJournal.openReadOnly(data)) {
            dump(journal, from == null ? 0 : JournalPosition.sequenceOf(from, journal),
                JournalPosition.lastSequenceOf(to, journal));
        }
        return ExitCode.OK;
    }

    private void dump(Journal journal, long first, long last) throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        try (EntryJson json = new EntryJson(out); JournalReader reader = journal.reader()) {
            final Frame frame = new Frame(1 << 16);
            final FrameDump dump = new FrameDump(journal, json, first, last);
            // whoever reads the lines may have seen enough
            for (int i = 1; reader.next(frame) && frame.firstSequence() - 1 <= last; i++) {
                dump.print(frame);
                if (i % FRAMES_PER_LOOK == 0 && out.checkError()) {
                    return;
                }
            }
        }
    }
}
