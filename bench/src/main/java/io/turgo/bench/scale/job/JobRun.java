package io.turgo.bench.scale.job;

import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.ring.SlotRing;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.util.ArrayList;
import java.util.List;

/**
 * A job in an engine.
 * <pre>
 *   caller, or a thread per producer --> [ring] --> engine
 * </pre>
 * Belongs to one thread.
 */
public final class JobRun implements AutoCloseable {
    private final Job job;
    private final Job.Definition definition;
    private final Engine engine;
    private final Feed[] feeds;

    /** Starts an engine with these settings, which may include a journal; the engine closes that. */
    public JobRun(Job job, Context context) {
        this.job = job;
        definition = job.define();
        final int producers = job.events().producers();
        if (producers > 1) {
            context.producers(SlotRing.Producers.MULTI);
        }
        engine = Engine.start(definition.pipeline(), context);
        feeds = new Feed[producers];
        for (int i = 0; i < producers; i++) {
            feeds[i] = new Feed(job, engine, i);
        }
    }

    /** The number of the event behind the last one that is journaled, where one producer has made them all. */
    public long next() {
        return engine.lastPosition(Job.SOURCE) + 1;
    }

    /** Publishes the events {@code from} to {@code to} - 1, each on the thread of its producer. */
    public void publish(long from, long to) {
        if (feeds.length == 1) {
            feeds[0].publish(from, to, 1);
            return;
        }
        final List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < feeds.length; i++) {
            final Feed feed = feeds[i];
            final long first = from + Math.floorMod(i - from, (long) feeds.length);
            threads.add(new Thread(() -> feed.publish(first, to, feeds.length), "bench-producer-" + i));
        }
        threads.forEach(Thread::start);
        threads.forEach(JobRun::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " publishes", e);
        }
    }

    /** Waits until everything published is done. */
    public void drain() {
        engine.drain();
    }

    /** The value of a counter now. */
    public long value(EngineCounter counter) {
        try (CountersView counters = engine.counters()) {
            return counters.value(counter);
        }
    }

    /** Publishes the end of the input, at which all windows fire. */
    public void endOfInput() {
        for (final Feed feed : feeds) {
            feed.rows.endOfInput();
        }
    }

    /** Stops, and leaves the input open. */
    public EngineResult finish() {
        return engine.finish();
    }

    /** What was found so far, once the engine has come to rest. */
    public Checksum found() {
        return definition.found();
    }

    /** The job. */
    public Job job() {
        return job;
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Fills and publishes the rows of one producer. */
    private static final class Feed {
        private final Events events;
        private final RowPublisher rows;
        private final Column time;
        private final Column key;
        private final Column value;
        private final Padding.Filler filler;

        Feed(Job job, Engine engine, int producer) {
            events = job.events();
            final Scope scope = engine.scope(Job.SOURCE);
            rows = engine.publisher(Job.SOURCE);
            rows.partition(producer);
            time = scope.column("time");
            key = scope.column("key");
            value = scope.column("value");
            filler = job.padding().words() == 0 ? null : job.padding().filler(scope);
        }

        void publish(long from, long to, int step) {
            for (long i = from; i < to; i += step) {
                final Row row = rows.claim();
                row.int64(time, events.timeNs(i));
                row.int64(key, events.keyField(events.key(i)));
                row.int64(value, events.value(i));
                if (filler != null) {
                    filler.fill(row, i);
                }
                rows.commit(i);
            }
        }
    }
}
