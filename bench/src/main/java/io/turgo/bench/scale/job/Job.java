package io.turgo.bench.scale.job;

import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;

/**
 * A stream of events and what is done with them. Immutable.
 *
 * @param events  the stream
 * @param padding what makes its events longer
 * @param parts   what is done, side by side
 */
public record Job(Events events, Padding padding, List<Part> parts) {
    /** The source's name. */
    public static final String SOURCE = "events";

    /** A job on events without padding. */
    public static Job of(Events events, Part... parts) {
        return new Job(events, Padding.none(events), List.of(parts));
    }

    /** A job that only looks at each word of its events. */
    public static Job carrying(Padding padding) {
        return new Job(padding.events(), padding, List.of(new CarryPart(padding)));
    }

    /** Detector and one-second windows by key, side by side: what most pipelines are made of. */
    public static Job detectAndAggregate(Events events) {
        return of(events, new EwmaPart(events.keys()), new WindowPart(events.keys(), 1_000_000_000L, 0));
    }

    /** The schema of the events. */
    public Schema schema() {
        return Schema.named(SOURCE).timestamp("time").int64("key").int64("value").build().with(padding.fields());
    }

    /** The job as a pipeline for one engine. */
    public Definition define() {
        final Pipeline pipeline = Pipeline.named("scale");
        final EventTime times = events.disorderNs() == 0
            ? EventTime.ascending("time") : EventTime.bounded("time", Duration.ofNanos(events.disorderNs()));
        final Stream<EventView> stream =
            pipeline.source(SOURCE, schema(), times, events.producers()).as(EventView.class);
        final Checksums found = new Checksums();
        parts.forEach(part -> part.attach(stream, found));
        return new Definition(pipeline, found);
    }

    /**
     * What the naive form of the job finds in the first {@code count} events.
     *
     * @param ended whether the input ends behind them, so that all windows fire
     */
    public Checksum expected(long count, boolean ended) {
        final Checksum expected = new Checksum();
        for (final Part part : parts) {
            final Part.Naive naive = part.naive(events);
            for (long i = 0; i < count; i++) {
                naive.onEvent(i, events.timeNs(i), events.key(i), events.value(i), expected);
            }
            if (ended) {
                naive.end(expected);
            }
        }
        return expected;
    }

    /**
     * A job as a pipeline.
     *
     * @param pipeline  for one engine
     * @param checksums of what each of its stages and sinks found
     */
    public record Definition(Pipeline pipeline, Checksums checksums) {
        /** What all parts found, once the engine has come to rest. */
        public Checksum found() {
            return checksums.sum();
        }
    }
}
