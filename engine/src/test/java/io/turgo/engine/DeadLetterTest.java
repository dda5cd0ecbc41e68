package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.DeadLetters;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Input that cannot be decoded leaves with position and reason, however long it is and however small slots are. */
class DeadLetterTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").string("text").build();

    private final MemoryJournal journal = new MemoryJournal();

    private static Pipeline pipeline(CollectingSink good, CollectingSink bad) {
        final Pipeline pipeline = Pipeline.named("rejecting");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).to("good", good);
        pipeline.deadLetters().to("bad", bad);
        return pipeline;
    }

    @ParameterizedTest
    @CsvSource({"FUSED, 0", "FUSED, 64", "PIPELINED, 0", "PIPELINED, 64"})
    void theLongestRejectionFits(ThreadPlan threads, int slotBytes) {
        final CollectingSink good = new CollectingSink(true);
        final CollectingSink bad = new CollectingSink(true);
        final String reason = "r".repeat(3 * DeadLetters.MAX_TEXT_BYTES);
        final String raw = "€".repeat(DeadLetters.MAX_TEXT_BYTES);
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(good, bad),
            Engine.context().journal(journal).threads(threads).slotBytes(slotBytes))) {
            try (RowPublisher publisher = engine.publisher("rows")) {
                publisher.reject(7, reason, raw.getBytes(StandardCharsets.UTF_8));
                Publishing.row(engine, "rows", publisher, 8, Map.of("time", 1, "text", "fine"));
            }
            engine.drain();
            live = engine.finish();
        }
        final List<EngineResult.Rejected> rejected =
            List.of(new EngineResult.Rejected("rows", 1, 7, reason.substring(0, DeadLetters.MAX_TEXT_BYTES)));
        assertEquals(rejected, live.rejected());
        assertEquals(List.of("1,fine @1"), good.lines());
        assertEquals("rows,7," + reason.substring(0, DeadLetters.MAX_TEXT_BYTES) + ","
            + raw.substring(0, DeadLetters.MAX_TEXT_BYTES / 3), bad.lines().get(0).split(" @")[0]);
        final EngineResult again = Engine.replay(pipeline(new CollectingSink(true), new CollectingSink(true)),
            Engine.context().journal(journal).slotBytes(slotBytes), Long.MAX_VALUE);
        assertEquals(live.outputHash(), again.outputHash());
        assertEquals(rejected, again.rejected());
    }
}
