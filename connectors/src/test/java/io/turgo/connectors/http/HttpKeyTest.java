package io.turgo.connectors.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.engine.CollectingSink;
import io.turgo.frame.MemoryJournal;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests with a key have one effect, however often they are sent and whatever ends in between. */
class HttpKeyTest {
    private MemoryJournal journal = new MemoryJournal().checkpointsIn(new MemoryCheckpoints());
    private final CollectingSink sink = new CollectingSink(false);

    private Served start(String... options) {
        return Served.start(journal, sink, sink, context -> context.frameBytes(1), options);
    }

    @Test
    void aSecondTimeHasNoEffectNowAndAfterARestart() {
        try (Served served = start()) {
            assertEquals("200 {\"rows\":3}", served.postWithKey("a", Served.lines(0, 3)));
            assertEquals("200 {\"rows\":3,\"repeated\":true}", served.postWithKey("a", Served.lines(0, 3)));
        }
        try (Served served = start()) {
            assertEquals("200 {\"rows\":3,\"repeated\":true}", served.postWithKey("a", Served.lines(0, 3)));
            assertEquals("409", served.postWithKey("a", Served.lines(0, 4)).substring(0, 3));
            assertEquals("200 {\"rows\":1}", served.postWithKey("b", Served.lines(3, 4)));
            assertEquals(Served.expected(0, 4), served.rows());
        }
    }

    @Test
    void theOldestKeyIsForgottenAlsoWhenFewerAreRemembered() {
        try (Served served = start("idempotency.keys", "3")) {
            for (final String key : List.of("a", "b", "c", "d")) {
                assertEquals("200 {\"rows\":1}", served.postWithKey(key, Served.lines(0, 1)));
            }
            for (final String key : List.of("b", "c", "d")) {
                assertTrue(served.postWithKey(key, Served.lines(0, 1)).contains("repeated"), key);
            }
            assertEquals("200 {\"rows\":1}", served.postWithKey("a", Served.lines(0, 1)));
        }
        try (Served served = start("idempotency.keys", "1")) {
            assertTrue(served.postWithKey("a", Served.lines(0, 1)).contains("repeated"));
            assertEquals("200 {\"rows\":1}", served.postWithKey("d", Served.lines(0, 1)));
        }
        try (Served served = start("idempotency.keys", "3")) {
            assertTrue(served.postWithKey("d", Served.lines(0, 1)).contains("repeated"));
            assertEquals("200 {\"rows\":1}", served.postWithKey("a", Served.lines(0, 1)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "k\tk"})
    void aKeyIsVisibleAscii(String key) {
        try (Served served = start()) {
            final HttpRequest.Builder request = served.request("");
            assertEquals(400, served.send(request.copy().header("Idempotency-Key", "k".repeat(256))).statusCode());
            assertEquals(400, served.send(request.header("Idempotency-Key", key)).statusCode());
        }
    }

    /** After each cut-off another request comes first; the one that was cut off is sent again behind it, or later. */
    @ParameterizedTest
    @ValueSource(longs = 1)
    void aRequestThatACrashCutsOffIsCompletedByTheRetry(long seed) {
        try (Served served = start()) {
            served.postWithKey("first", Served.lines(0, 2));
            served.postWithKey("second", Served.lines(2, 9));
            served.postWithKey("third", Served.lines(9, 12));
        }
        final MemoryJournal whole = journal;
        final Random random = new Random(seed);
        for (int kept = 1; kept <= whole.info().lastFrame(); kept++) {
            journal = whole.copyOf(kept).checkpointsIn(new MemoryCheckpoints());
            sink.keepFirst(0);
            final List<String> sent = new ArrayList<>(List.of("first", "second", "third", "other"));
            Collections.shuffle(sent, random);
            try (Served served = start()) {
                for (int i = random.nextInt(4); i > 0; i--) {
                    served.postWithKey(sent.get(i), body(sent.get(i)));
                }
            }
            try (Served served = start()) {
                for (final String key : sent) {
                    assertTrue(served.postWithKey(key, body(key)).startsWith("200 "), key);
                }
                final List<String> rows = new ArrayList<>(served.rows());
                rows.sort(Comparator.comparingInt(row -> Integer.parseInt(row.split(",")[0])));
                assertEquals(Served.expected(0, 15), rows, "kept=" + kept + " seed=" + seed);
            }
        }
    }

    private static String body(String key) {
        return switch (key) {
            case "first" -> Served.lines(0, 2);
            case "second" -> Served.lines(2, 9);
            case "third" -> Served.lines(9, 12);
            default -> Served.lines(12, 15);
        };
    }
}
