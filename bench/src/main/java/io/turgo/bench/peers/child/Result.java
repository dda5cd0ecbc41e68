package io.turgo.bench.peers.child;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.HdrHistogram.Histogram;

/**
 * What a measured JVM has to say: one line of JSON.
 *
 * @param engine    what the engine is called
 * @param version   the engine's version
 * @param jdk       the version of the JVM
 * @param task      what was to be done
 * @param elapsedNs from the first counted trade, when the engine got it, to the last window
 * @param cpuNs     processor time of the whole process in that part and, at most, the engine's stop
 * @param startUpNs from the call of the engine to the first trade that it asked for
 * @param snapshots how often the sources were asked for their positions, for a snapshot of the state
 * @param tally     what was found
 * @param latencies from due to verdict; empty but for an open loop
 */
public record Result(String engine, String version, String jdk, Task task, long elapsedNs, long cpuNs, long startUpNs,
                     int snapshots, String tally, Histogram latencies) {
    /** How the line begins, so that it can be told from what an engine prints. */
    public static final String BEGINNING = "{\"engine\":";

    /** The line. */
    public String json() {
        final StringBuilder line = new StringBuilder(BEGINNING).append(quoted(engine));
        text(line, "version", version);
        text(line, "jdk", jdk);
        text(line, "variant", task.variant());
        number(line, "parallelism", task.parallelism());
        number(line, "events", task.events());
        number(line, "warmUp", task.warmUp());
        number(line, "eventsPerSecond", task.eventsPerSecond());
        number(line, "snapshotMs", task.snapshotMs());
        text(line, "directory", task.directory().toString());
        number(line, "elapsedNs", elapsedNs);
        number(line, "cpuNs", cpuNs);
        number(line, "startUpNs", startUpNs);
        number(line, "snapshots", snapshots);
        text(line, "tally", tally);
        text(line, "latencies", encoded(latencies));
        return line.append('}').toString();
    }

    private static void text(StringBuilder line, String name, String value) {
        line.append(",\"").append(name).append("\":").append(quoted(value));
    }

    private static void number(StringBuilder line, String name, long value) {
        line.append(",\"").append(name).append("\":").append(value);
    }

    /** In ASCII, whatever the text and the default charset of the process. */
    private static String quoted(String text) {
        final StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c < ' ' || c > '~') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c == '"' || c == '\\' ? "\\" : "").append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static String encoded(Histogram histogram) {
        final ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        final int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }
}
