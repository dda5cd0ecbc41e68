package io.turgo.bench.memory;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.bench.report.Samples;
import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.Engine;
import io.turgo.journal.ChronicleJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A load in an engine with a journal and checkpoints every ten seconds.
 * <pre>
 *   caller --> [ring] --> journal, windows --> totals
 *                            └──► checkpoints a, b
 * </pre>
 * Belongs to one thread.
 */
final class MemoryRun implements AutoCloseable {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final String SOURCE = "events";
    private static final int INTERVAL_MS = 10_000;
    private static final double SECOND_NS = 1e9;
    private static final Schema SCHEMA =
        Schema.named(SOURCE).timestamp("time").int64("key").int64("value").build();

    private final Load load;
    private final Path directory;
    private final Engine engine;
    private final RowPublisher rows;
    private final TotalsSink sink = new TotalsSink();
    private final Samples stretches = new Samples();
    private double longest;
    private double seconds;
    private long largestRows;
    private long largestBytes;

    /** @param directory empty */
    MemoryRun(Load load, Path directory) {
        this.load = load;
        this.directory = directory;
        final Pipeline pipeline = Pipeline.named("memory");
        pipeline.source(SOURCE, SCHEMA, EventTime.ascending("time"))
            .through("windows", load.windows().by("key").aggregate(
                count().as(TotalsSink.EVENTS), sum("value").as(TotalsSink.VALUES)))
            .to("totals", sink);
        engine = Engine.start(pipeline, Engine.context().journal(ChronicleJournal.open(directory))
            .checkpointIntervalMs(INTERVAL_MS));
        rows = engine.publisher(SOURCE);
    }

    /**
     * Runs all of it, and measures while the state is whole.
     *
     * @param done is told how many events are
     * @throws IllegalStateException if the results are not the expected ones
     */
    Footprint run(LongConsumer done) {
        final Column time = engine.scope(SOURCE).column("time");
        final Column key = engine.scope(SOURCE).column("key");
        final Column value = engine.scope(SOURCE).column("value");
        final Visits visits = load.visits();
        final long startNs = CLOCK.nanoTime();
        long lapNs = startNs;
        for (long i = 0; i < load.events(); i++) {
            if (load.comes(i)) {
                final Row row = rows.claim();
                row.int64(time, visits.timeNs(i));
                row.int64(key, visits.key(i));
                row.int64(value, visits.value(i));
                rows.commit(i);
            }
            if ((i + 1) % load.stretch() == 0) {
                engine.drain();
                final long nowNs = CLOCK.nanoTime();
                lap((nowNs - lapNs) / SECOND_NS);
                lapNs = nowNs;
                done.accept(i + 1);
            }
        }
        engine.drain();
        seconds = (CLOCK.nanoTime() - startNs) / SECOND_NS;
        sink.totals().requireSame(load.expected(), load.name());
        engine.checkpoint();
        engine.checkpoint();
        return Footprint.of(largestRows, largestBytes, directory.resolve("checkpoints"));
    }

    private void lap(double lapSeconds) {
        stretches.add(lapSeconds);
        longest = Math.max(longest, lapSeconds);
        largestRows = Math.max(largestRows, value(EngineCounter.STATE_ROWS));
        largestBytes = Math.max(largestBytes, value(EngineCounter.STATE_BYTES));
    }

    /** The value of a counter now. */
    long value(EngineCounter counter) {
        try (CountersView counters = engine.counters()) {
            return counters.value(counter);
        }
    }

    long results() {
        return sink.totals().results();
    }

    /** How long a stretch takes. */
    Samples stretches() {
        return stretches;
    }

    double longest() {
        return longest;
    }

    double seconds() {
        return seconds;
    }

    @Override
    public void close() {
        rows.close();
        engine.close();
    }
}
