package io.turgo.connectors.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.testing.Tables;
import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records that a peer sends. */
class SocketSourceTest {
    private final Peer peer = Peer.listen();
    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(false);
    private final CollectingSink letters = new CollectingSink(false);

    @AfterEach
    void close() {
        peer.close();
    }

    private Engine start(String... options) {
        final List<String> pairs = new ArrayList<>(List.of("hostname", "127.0.0.1", "port", "" + peer.port()));
        pairs.addAll(List.of(options));
        final Tables table =
            Tables.of("socket", Path.of("."), pairs.toArray(String[]::new)).columns("id INT64", "name SYMBOL NULL");
        final Pipeline pipeline = Pipeline.named("lines");
        pipeline.source("lines", table.schema(), EventTime.ingest()).to("out", sink);
        pipeline.deadLetters().to("bad", letters);
        pipeline.read("lines", table.connector().source(table.define()).source());
        return Engine.start(pipeline,
            Engine.context().journal(journal).epochClock(() -> 0).checkpointIntervalMs(0));
    }

    private void connected(int times) {
        Conditions.await("connection " + times, () -> peer.accept() == times);
    }

    @Test
    void recordsComeOverConnectionAfterConnection() {
        try (Engine engine = start("format", "json")) {
            connected(1);
            peer.send("{\"id\":1,\"name\":\"a\"}\n{\"id\":x}\n{\"id\":2,");
            Conditions.await("two records", () -> engine.lastPosition("lines") == 1);
            peer.send("\"name\":\"b\"}\n{\"id\":3");
            Conditions.await("one more", () -> engine.lastPosition("lines") == 2);
            peer.hangUp();
            connected(2);
            Conditions.await("what was cut off", () -> engine.lastPosition("lines") == 3);
            peer.send("{\"id\":4}\n");
            Conditions.await("the new connection's", () -> engine.lastPosition("lines") == 4);
            engine.drain();
        }
        assertEquals(List.of("1,a @0", "2,b @0", "4,- @0"), sink.lines());
        assertEquals(2, letters.lines().size());
        assertTrue(letters.lines().get(1).contains("ended within a record,{\"id\":3"), letters.lines().toString());
    }

    @Test
    void aTableMayEndWithItsConnectionAndPositionsGoOn() {
        for (int run = 0; run < 2; run++) {
            try (Engine engine = start("format", "csv", "on-close", run == 0 ? "reconnect" : "end",
                "byte-delimiter", "59")) {
                connected(run + 1);
                peer.send("1,a;2,b;");
                final long last = 2 * run + 1;
                Conditions.await("records", () -> engine.lastPosition("lines") == last);
                if (run == 1) {
                    peer.hangUp();
                    assertTrue(engine.finish().openSources().isEmpty());
                }
            }
        }
        assertEquals(List.of("1,a @0", "2,b @0", "1,a @0", "2,b @0"), sink.lines());
    }
}
