package io.turgo.bench.scale.job;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Stream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Windows per key with count, sum, least and greatest value.
 *
 * @param keys   how many there are; 0 for windows over all events, whatever their key
 * @param sizeNs of a window
 * @param lagNs  how far event times may be out of order
 */
public record WindowPart(int keys, long sizeNs, long lagNs) implements Part {
    private static final int COUNT = 0;
    private static final int SUM = 1;
    private static final int LEAST = 2;
    private static final int MOST = 3;
    private static final int WORDS = 4;

    /** Windows over all events of a stream in order. */
    public static WindowPart ofAll(long sizeNs) {
        return new WindowPart(0, sizeNs, 0);
    }

    @Override
    public void attach(Stream<EventView> events, Checksums found) {
        final Tumbling windows = Tumbling.every(Duration.ofNanos(sizeNs));
        final List<String> fields =
            new ArrayList<>(List.of(Tumbling.WINDOW_END, "events", "total", "least", "most"));
        if (keys > 0) {
            fields.add("key");
        }
        events.through("windows", (keys > 0 ? windows.by("key") : windows).aggregate(
                count().as("events"), sum("value").as("total"), min("value").as("least"), max("value").as("most")))
            .to("windows-out", new DigestSink(new Digest(found, fields)));
    }

    @Override
    public Naive naive(Events events) {
        return new Naive() {
            private final TreeMap<Long, long[]> open = new TreeMap<>();
            private long latestNs = Long.MIN_VALUE;

            @Override
            public void onEvent(long index, long timeNs, int key, long value, Checksum expected) {
                final long end = timeNs - Math.floorMod(timeNs, sizeNs) + sizeNs;
                add(open.computeIfAbsent(end, unused -> new long[Math.max(1, keys) * WORDS]),
                    keys == 0 ? 0 : key * WORDS, value);
                latestNs = Math.max(latestNs, timeNs);
                while (open.firstKey() <= latestNs - lagNs) {
                    fire(open.pollFirstEntry(), events, expected);
                }
            }

            @Override
            public void end(Checksum expected) {
                open.entrySet().forEach(window -> fire(window, events, expected));
            }
        };
    }

    private static void add(long[] window, int at, long value) {
        final boolean first = window[at + COUNT]++ == 0;
        window[at + SUM] += value;
        window[at + LEAST] = first ? value : Math.min(window[at + LEAST], value);
        window[at + MOST] = first ? value : Math.max(window[at + MOST], value);
    }

    private void fire(Map.Entry<Long, long[]> window, Events events, Checksum expected) {
        final long[] words = window.getValue();
        for (int at = 0; at < words.length; at += WORDS) {
            if (words[at + COUNT] > 0) {
                expected.word(window.getKey());
                for (int word = 0; word < WORDS; word++) {
                    expected.word(words[at + word]);
                }
                if (keys > 0) {
                    expected.word(events.keyField(at / WORDS));
                }
                expected.end();
            }
        }
    }
}
