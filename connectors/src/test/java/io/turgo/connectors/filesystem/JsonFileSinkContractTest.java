package io.turgo.connectors.filesystem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.file.RecordingChannel;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.Sink;
import io.turgo.egress.testing.ExactlyOnceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

class JsonFileSinkContractTest extends ExactlyOnceContract {
    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("out.json");
    }

    private Sink sink(ChannelOpener opener) {
        final TableDefinition table = Tables.of("filesystem", directory, "path", "out.json", "format", "json")
            .columns("number INT64", "text STRING NULL").define();
        return new FileTableSink(file(), FileTable.of(table).format(), opener);
    }

    @Override
    protected Sink sink() {
        return sink(ChannelOpener.REAL);
    }

    @Override
    protected Sink failing(int operation) {
        return sink(RecordingChannel.failingAt(operation));
    }

    @Override
    protected List<String> held() throws IOException {
        final List<String> rows = new ArrayList<>();
        for (final String line : Files.readAllLines(file())) {
            try (JsonParser parser = new JsonFactory().createParser(line)) {
                parser.nextToken();
                parser.nextToken();
                final long number = parser.nextLongValue(-1);
                parser.nextToken();
                final boolean isNull = parser.nextToken() == JsonToken.VALUE_NULL;
                rows.add(number + "," + (isNull ? null : parser.getText()));
            }
        }
        return rows;
    }

    @Override
    protected void clear() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(directory.resolve(".out.json.turgo"));
    }
}
