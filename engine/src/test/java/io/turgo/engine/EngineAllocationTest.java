package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.turgo.checkpoint.CheckpointStore;
import io.turgo.decimal.Decimal;
import io.turgo.egress.CallbackSink;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputCallback;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputIdView;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalInfo;
import io.turgo.frame.JournalReader;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.time.EventTime;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No thread of a running engine allocates per event, once it is warm. */
class EngineAllocationTest {
    private static final int EVENTS = 2_000_000;
    private static final int WARM_UP = 500_000;
    private static final double LIMIT = 0.01;
    private static final int EVENTS_PER_CHECKPOINT = EVENTS / 20;
    /** What a thread may allocate when a barrier passes: its numbers, by name. */
    private static final int CHECKPOINT_BYTES = 1 << 14;
    private static final Schema TRADES = Schema.named("trades").timestamp("time").symbol("pair").int64("amount")
        .decimal("price", 18, 2).build();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    interface Trade {
        String pair();

        void pair(String pair);

        void time(long ns);

        long amount();

        void amount(long amount);

        Decimal price();

        void price(long unscaled);
    }

    interface Amount {
        long amount();
    }

    private static final Translator<Trade, AtomicInteger> SET = (trade, number) -> {
        final int i = number.getPlain();
        trade.time(i);
        trade.pair((i & 1) == 0 ? "btcusd" : "ethusd");
        trade.amount(i & 0xFF);
        trade.price(i);
    };

    /** Adds up what two sinks call back with, each on its thread. */
    private static final class Sums implements OutputCallback<Amount> {
        private final AtomicLong sum = new AtomicLong();

        @Override
        public void onOutput(OutputIdView id, Amount output) {
            sum.getAndAdd(id.sequence() + output.amount());
        }
    }

    /** Takes frames and keeps none. */
    private static final class SinkingJournal implements Journal {
        private final CheckpointStore checkpoints;
        private volatile long frames;
        private long bytes;

        SinkingJournal(CheckpointStore checkpoints) {
            this.checkpoints = checkpoints;
        }

        @Override
        public CheckpointStore checkpoints() {
            return checkpoints;
        }

        @Override
        public UUID id() {
            return ID;
        }

        @Override
        public Durability durability() {
            return Durability.PROCESS;
        }

        @Override
        public long maxFrameBytes() {
            return Integer.MAX_VALUE;
        }

        @Override
        public long nextFrameNumber() {
            return frames + 1;
        }

        @Override
        public void append(Frame frame) {
            bytes += frame.length();
            frames = frames + 1;
        }

        @Override
        public long durableFrame() {
            return frames;
        }

        @Override
        public JournalReader reader() {
            return new MemoryJournal().reader();
        }

        @Override
        public JournalReader reader(long firstFrame) {
            return reader();
        }

        @Override
        public void force() {
            // keeps nothing
        }

        @Override
        public JournalInfo info() {
            return new JournalInfo(1, frames, 1, bytes);
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    private static final UUID ID = new UUID(1, 2);

    /** Counts outputs. */
    private static final class CountingSink implements Sink {
        private final boolean ownThread;
        private volatile long written;

        CountingSink(boolean ownThread) {
            this.ownThread = ownThread;
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public OutputId open(SinkContext context) {
            return OutputId.NONE;
        }

        @Override
        public void write(long sequence, long control, int ordinal, Row row) {
            written = written + 1;
        }

        @Override
        public void commit() {
            // only counts
        }

        @Override
        public boolean ownThread() {
            return ownThread;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    /** Makes a new row of each row. */
    private record Copy() implements Operator {
        @Override
        public String logic() {
            return "copy/1";
        }

        @Override
        public Output plan(Schema in) {
            return Output.fresh(Schema.named("copies").int64("amount").build());
        }

        @Override
        public Sharding sharding() {
            return Sharding.by(List.of("pair"));
        }

        @Override
        public Stage create(StageContext context) {
            final Column from = context.in().column("amount");
            final Column to = context.out().column("amount");
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    final Row made = context.outlet().claim();
                    made.eventTimeNs(row.eventTimeNs());
                    made.int64(to, row.int64(from));
                    context.outlet().emit();
                    return false;
                }

                @Override
                public boolean followsWatermark() {
                    return true;
                }
            };
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void noThreadAllocatesPerEvent(ThreadPlan threads) {
        final CountingSink inline = new CountingSink(false);
        final CountingSink own = new CountingSink(true);
        final Sums sums = new Sums();
        try (Engine engine = Engine.start(pipeline(inline, own, sums),
            Engine.context().journal(new SinkingJournal(null)).threads(threads).latencySample(16));
            Publisher<Trade> publisher = engine.publisher("trades", Trade.class)) {
            assertEquals(threads.kind() == ThreadPlan.Kind.FUSED ? 3 : 7, requireNoneAllocates(engine, publisher, 0));
        }
        assertEquals(WARM_UP + EVENTS, inline.written);
        assertEquals(WARM_UP + EVENTS, own.written);
        assertEquals(2 * LongStream.range(0, WARM_UP + EVENTS).map(i -> i + 1 + (i & 0xFF)).sum(), sums.sum.get());
    }

    /** The thread that makes checkpoints allocates for each of them, and is left out. */
    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void noThreadAllocatesPerEventWhileCheckpointsAreMade(ThreadPlan threads) {
        final ForgetfulCheckpoints checkpoints = new ForgetfulCheckpoints();
        final Pipeline pipeline = Pipeline.named("allocation");
        pipeline.source("trades", TRADES, EventTime.ascending("time")).through("count", new TableCount("amount"))
            .to("inline", new CountingSink(false));
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(new SinkingJournal(checkpoints))
            .threads(threads).checkpointEvents(EVENTS_PER_CHECKPOINT));
            Publisher<Trade> publisher = engine.publisher("trades", Trade.class)) {
            requireNoneAllocates(engine, publisher, EVENTS / EVENTS_PER_CHECKPOINT);
        }
        assertTrue(checkpoints.published() > 3 && checkpoints.rows() > 0,
            checkpoints.published() + " checkpoints with " + checkpoints.rows() + " rows");
    }

    private static int requireNoneAllocates(Engine engine, Publisher<Trade> publisher, int checkpoints) {
        publish(engine, publisher, 0, WARM_UP);
        final Map<String, Long> before = allocated();
        publish(engine, publisher, WARM_UP, WARM_UP + EVENTS);
        final Map<String, Long> after = allocated();
        after.forEach((thread, bytes) -> {
            final double perEvent =
                (bytes - before.get(thread) - (double) checkpoints * CHECKPOINT_BYTES) / EVENTS;
            assertTrue(perEvent < LIMIT, thread + " allocates " + perEvent + " bytes/event, all: " + before + after);
        });
        return after.size();
    }

    private static Pipeline pipeline(Sink inline, Sink own, OutputCallback<Amount> called) {
        final Pipeline pipeline = Pipeline.named("allocation");
        pipeline.source("trades", TRADES, EventTime.ascending("time")).as(Trade.class)
            .filter("positive", trade -> trade.amount() >= 0)
            .deriveDecimal("notional", 38, 4, (trade, result) -> result.set(trade.price()))
            .through("copy", new Copy()).to("inline", inline).to("own", own)
            .as(Amount.class)
            .to("called", called)
            .to("called-inline", CallbackSink.of(Amount.class, called).onPipelineThread());
        return pipeline;
    }

    private static void publish(Engine engine, Publisher<Trade> publisher, int first, int end) {
        final AtomicInteger number = new AtomicInteger();
        for (int i = first; i < end; i++) {
            number.setPlain(i);
            publisher.publish(number, SET);
        }
        engine.drain();
    }

    private static Map<String, Long> allocated() {
        final Map<String, Long> bytes = new LinkedHashMap<>();
        for (final ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && !thread.getThreadName().equals("turgo-checkpoint")
                && (thread.getThreadName().startsWith("turgo-")
                || thread.getThreadId() == Thread.currentThread().getId())) {
                bytes.put(thread.getThreadName(), THREADS.getThreadAllocatedBytes(thread.getThreadId()));
            }
        }
        return bytes;
    }
}
