package io.turgo.connectors.csv;

import io.turgo.connectors.file.RecordingChannel;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.ExactlyOnceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The file sink, and how other tests read what it writes. */
public class CsvFileSinkContractTest extends ExactlyOnceContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out.csv");
    }

    @Override
    protected Sink sink() {
        return CsvFileSink.to(file());
    }

    @Override
    protected Sink failing(int operation) {
        return CsvFileSink.to(file()).openedBy(RecordingChannel.failingAt(operation));
    }

    @Override
    protected List<String> held() throws IOException {
        return rows(Files.readString(file()));
    }

    /** The rows of CSV text under a header. */
    public static List<String> rows(String csv) {
        final List<String> rows = new ArrayList<>();
        for (final List<NaiveCsv.Value> record : NaiveCsv.read(csv, 2, Integer.MAX_VALUE)) {
            final NaiveCsv.Value text = record.get(1);
            rows.add(record.get(0).text() + "," + (text.text().isEmpty() && !text.quoted() ? null : text.text()));
        }
        return rows.subList(1, rows.size());
    }

    @Override
    protected void clear() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(directory.resolve(".out.csv.turgo"));
    }
}
