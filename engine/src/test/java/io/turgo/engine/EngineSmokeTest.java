package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSmokeTest {
    interface Trade {
        String pair();

        void pair(String pair);

        void time(long ns);

        long amount();

        void amount(long amount);

        long twice();
    }

    private static Pipeline pipeline(CollectingSink sink) {
        final Pipeline pipeline = Pipeline.named("smoke");
        final Schema schema =
            Schema.named("trades").timestamp("time").symbol("pair").int64("amount").build();
        pipeline.source("trades", schema, EventTime.ascending("time")).as(Trade.class)
            .filter("positive", trade -> trade.amount() > 0)
            .deriveLong("twice", trade -> trade.amount() * 2)
            .to("out", sink);
        return pipeline;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void recordsGoThroughAndReplayGivesTheSame(ThreadPlan threads) {
        final MemoryJournal journal = new MemoryJournal();
        final CollectingSink sink = new CollectingSink(true);
        final EngineResult live;
        try (Engine engine =
            Engine.start(pipeline(sink), Engine.context().journal(journal).threads(threads).ringSlots(16))) {
            try (Publisher<Trade> publisher = engine.publisher("trades", Trade.class)) {
                for (int i = 0; i < 1000; i++) {
                    final Trade trade = publisher.claim();
                    trade.time(i);
                    trade.pair(i % 3 == 0 ? "btcusd" : "ethusd");
                    trade.amount(i % 10 - 1);
                    publisher.commit();
                }
            }
            engine.drain();
            assertEquals(800, sink.lines().size());
            assertEquals("2,ethusd,1,2 @2", sink.lines().get(0));
            live = engine.finish();
        }
        final EngineResult replayed = Engine.replay(
            pipeline(new CollectingSink(true)), Engine.context().journal(journal).discardOutputs(), Long.MAX_VALUE);
        assertEquals(1000, replayed.replayed());
        assertEquals(live.outputHash(), replayed.outputHash());
    }
}
