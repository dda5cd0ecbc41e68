package io.turgo.bench.peers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Reads the line that a measured JVM prints. */
final class ResultReader {
    private ResultReader() {
    }

    /**
     * What the line says.
     *
     * @throws IOException if it is not such a line
     */
    static Result read(String line) throws IOException {
        final Map<String, String> fields = fields(line);
        final Task task = new Task(text(fields, "variant"), (int) number(fields, "parallelism"),
            (int) number(fields, "events"), (int) number(fields, "warmUp"), (int) number(fields, "eventsPerSecond"),
            (int) number(fields, "snapshotMs"), Path.of(text(fields, "directory")));
        return new Result(text(fields, "engine"), text(fields, "version"), text(fields, "jdk"), task,
            number(fields, "elapsedNs"), number(fields, "cpuNs"), number(fields, "startUpNs"),
            (int) number(fields, "snapshots"), text(fields, "tally"), histogram(text(fields, "latencies")));
    }

    private static Map<String, String> fields(String line) throws IOException {
        final Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                final String name = parser.currentName();
                parser.nextToken();
                fields.put(name, parser.getText());
            }
        }
        return fields;
    }

    private static String text(Map<String, String> fields, String name) throws IOException {
        final String value = fields.get(name);
        if (value == null) {
            throw new IOException("the field " + name + " is missing");
        }
        return value;
    }

    private static long number(Map<String, String> fields, String name) throws IOException {
        return Long.parseLong(text(fields, name));
    }

    private static Histogram histogram(String encoded) throws IOException {
        try {
            return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)), 0);
        } catch (final DataFormatException e) {
            throw new IOException("the histogram cannot be decoded", e);
        }
    }
}
