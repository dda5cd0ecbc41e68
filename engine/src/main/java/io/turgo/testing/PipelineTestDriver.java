package io.turgo.testing;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Stepper;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.error.TurgoException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.source.RowPublisher;
import io.turgo.stage.RowValues;
import io.turgo.stage.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a whole pipeline on the caller's thread, for tests: records are published as maps, time stands still until it is
 * moved, outputs are kept as maps, and nothing happens that the test did not ask for. Journal and checkpoints are in
 * memory; {@link #crash} and {@link #restart} go on from them as a process does.
 *
 * <p>The sinks of the pipeline are not opened: each is replaced by one that keeps rows exactly once. Attached sources
 * are refused; publish in their place. Maps are from field name to Java object: Boolean, Integer, Long, Double,
 * BigDecimal (or its text) for a DECIMAL, Long (epoch ns) for a TIMESTAMP, String for SYMBOL and STRING, null for null.
 *
 * <pre>{@code
 * try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline)) {
 *     driver.publish("trades", Map.of("pair", "btcusd", "amount", 3L));
 *     driver.advance(Duration.ofSeconds(1));
 *     assertEquals(List.of(...), driver.take("out"));
 *     driver.crash();
 *     driver.requireSameInReplay();
 * }
 * }</pre>
 *
 * <p>One thread.
 */
public final class PipelineTestDriver implements AutoCloseable {
    /** In the map of an output: its event time in epoch ns. */
    public static final String EVENT_TIME = "@time";
    /** In the map of an output that is not a new row: the {@link io.turgo.record.RowKind} of its change. */
    public static final String CHANGE = "@change";
    /** What the clock shows at the start. */
    public static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static final int RING_SLOTS = 1 << 10;

    private final Pipeline pipeline;
    private final ThreadPlan threads;
    private final ManualClock clock = new ManualClock(START);
    private final MemoryJournal journal = new MemoryJournal().checkpointsIn(new MemoryCheckpoints());
    private final Map<String, KeptRows> sinks;
    private final boolean replacesSinks;
    private final Map<String, RowPublisher> publishers = new HashMap<>();
    private Stepper stepper;
    private Engine engine;
    private EngineResult result;

    private PipelineTestDriver(
        Pipeline pipeline, ThreadPlan threads, Map<String, KeptRows> sinks, boolean replacesSinks) {
        this.pipeline = pipeline;
        this.threads = threads;
        this.sinks = sinks;
        this.replacesSinks = replacesSinks;
        start();
    }

    /** Starts the pipeline with the {@link ThreadPlan#FUSED} plan. */
    public static PipelineTestDriver of(Pipeline pipeline) {
        return of(pipeline, ThreadPlan.FUSED);
    }

    /**
     * Starts the pipeline.
     *
     * @param threads whose workers are stepped in turn; results are the same with every plan
     * @throws ConfigurationException if the pipeline is wrong or has attached sources
     */
    public static PipelineTestDriver of(Pipeline pipeline, ThreadPlan threads) {
        final Map<String, KeptRows> sinks = new LinkedHashMap<>();
        pipeline.sinkNames().forEach(name -> sinks.put(name, new KeptRows()));
        return new PipelineTestDriver(pipeline, threads, sinks, true);
    }

    /**
     * Starts a pipeline whose rows come to sinks that are in it already, perhaps behind others; no sink is replaced.
     *
     * @param sinks by the names by which this is asked for their rows
     */
    public static PipelineTestDriver of(Pipeline pipeline, Map<String, KeptRows> sinks) {
        return new PipelineTestDriver(pipeline, ThreadPlan.FUSED, sinks, false);
    }

    /** The fields that the outputs of a sink have. */
    public Scope scope(String sink) {
        return sink(sink).scope();
    }

    private void start() {
        stepper = new Stepper();
        engine = Engine.start(pipeline, context(sinks).journal(journal).stepper(stepper).checkpointIntervalMs(0));
        result = null;
    }

    private Context context(Map<String, KeptRows> to) {
        final Context context =
            Engine.context().threads(threads).ringSlots(RING_SLOTS).epochClock(clock).nanoClock(clock);
        if (replacesSinks) {
            to.forEach(context::replaceSink);
        }
        return context;
    }

    /** Publishes a record of partition 0 behind the last one and lets it go through; what the map lacks is null. */
    public PipelineTestDriver publish(String source, Map<String, ?> fields) {
        return publish(source, 0, fields);
    }

    /** Publishes a record of a partition behind the last one and lets it go through. */
    public PipelineTestDriver publish(String source, int partition, Map<String, ?> fields) {
        final RowPublisher publisher = publisher(source, partition);
        new RowValues(engine.symbols()).write(engine.scope(source), publisher.claim(), fields);
        publisher.commit(engine.lastPosition(source, partition) + 1);
        return settle();
    }

    /** Publishes something that is no record: it goes to the dead letters. */
    public PipelineTestDriver reject(String source, String reason, byte[] raw) {
        publisher(source, 0).reject(engine.lastPosition(source) + 1, reason, raw);
        return settle();
    }

    /** Says that no more records of a partition will come. */
    public PipelineTestDriver endOfInput(String source, int partition) {
        publisher(source, partition).endOfInput();
        return settle();
    }

    private RowPublisher publisher(String source, int partition) {
        final RowPublisher publisher = publishers.computeIfAbsent(source, engine::publisher);
        publisher.partition(partition);
        return publisher;
    }

    /** Moves the clock on and lets happen what is due then: ticks, and sources that are found idle. */
    public PipelineTestDriver advance(Duration by) {
        clock.advance(by);
        return settle();
    }

    private PipelineTestDriver settle() {
        engine.drain();
        while (stepper.stepAll() > 0) {
            engine.drain();
        }
        return this;
    }

    /** Makes a checkpoint. */
    public PipelineTestDriver checkpoint() {
        engine.checkpoint();
        return this;
    }

    /**
     * Ends the engine where it stands, as a crash of the process does, and starts another one on what is left: the
     * journal, the last checkpoint, and what sinks have committed.
     */
    public PipelineTestDriver crash() {
        stepper.halt();
        try {
            engine.close();
        } catch (final TurgoException e) {
            requireHalted(e);
        }
        publishers.clear();
        start();
        return settle();
    }

    private void requireHalted(TurgoException closed) {
        if (engine.failure() == null) {
            throw closed;
        }
    }

    /** Closes the engine, with a last checkpoint, and starts another one. */
    public PipelineTestDriver restart() {
        closeEngine();
        start();
        return settle();
    }

    /** Lets the pipeline come to the end of its input: all windows fire. Nothing can be published any more. */
    public EngineResult finish() {
        if (result == null) {
            result = engine.finish();
        }
        return result;
    }

    /** All outputs of a sink so far. */
    public List<Map<String, Object>> rows(String sink) {
        return sink(sink).rows();
    }

    /** The outputs of a sink since this was called last. */
    public List<Map<String, Object>> take(String sink) {
        return sink(sink).take();
    }

    private KeptRows sink(String name) {
        final KeptRows found = sinks.get(name);
        if (found == null) {
            throw new ConfigurationException(
                "pipeline `" + pipeline.name() + "` has no sink `" + name + "`; it has " + sinks.keySet());
        }
        return found;
    }

    /** The engine that runs now, for what this class has no method for: counters, views, symbols. */
    public Engine engine() {
        return engine;
    }

    /** The time it is, as the pipeline sees it. */
    public ManualClock clock() {
        return clock;
    }

    /**
     * Replays the journal through the pipeline, and gives what the replay came to.
     *
     * @throws AssertionError if an output differs from what came live
     */
    public EngineResult requireSameInReplay() {
        final Map<String, KeptRows> replayed = new LinkedHashMap<>();
        sinks.keySet().forEach(name -> replayed.put(name, new KeptRows()));
        return requireSameInReplay(pipeline, replayed);
    }

    /**
     * Replays the journal through another definition of the pipeline, and gives what the replay came to.
     *
     * @param again    its definition
     * @param replayed the sinks to which its rows come
     * @throws AssertionError if an output differs from what came live
     */
    public EngineResult requireSameInReplay(Pipeline again, Map<String, KeptRows> replayed) {
        final EngineResult outcome = Engine.replay(
            again, context(replayed).journal(journal.copyOf((int) journal.info().lastFrame())), Long.MAX_VALUE);
        sinks.forEach((name, live) -> requireSame(name, live.rows(), replayed.get(name).rows()));
        return outcome;
    }

    private static void requireSame(
        String sink, List<Map<String, Object>> live, List<Map<String, Object>> replayed) {
        for (int i = 0; i < Math.max(live.size(), replayed.size()); i++) {
            final Map<String, Object> one = i < live.size() ? live.get(i) : null;
            final Map<String, Object> other = i < replayed.size() ? replayed.get(i) : null;
            if (one == null || !one.equals(other)) {
                throw new AssertionError("output " + i + " of sink `" + sink + "` is " + one + " live and " + other
                    + " in a replay: a stage depends on something that is not in the journal");
            }
        }
    }

    private void closeEngine() {
        publishers.values().forEach(RowPublisher::close);
        publishers.clear();
        engine.close();
    }

    @Override
    public void close() {
        closeEngine();
    }
}
