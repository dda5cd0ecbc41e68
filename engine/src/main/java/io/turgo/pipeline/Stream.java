package io.turgo.pipeline;

import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputCallback;
import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows at one place of a pipeline. Each method adds a stage behind this place and gives the place behind it; a
 * stream may be continued more than once. Names are unique in a pipeline: counters, latencies and messages use them.
 *
 * <p>The journal's catalog tells a changed pipeline by its names, fields and operators; it cannot look into a lambda.
 * One that comes to another result gets another name, or an older journal would be replayed to other outputs than
 * those that have left.
 *
 * @param <T> how lambdas see a row: an interface with accessors named as the fields, or {@link Row}, whose fields are
 *            found as {@link Rows} says
 */
public final class Stream<T> {
    private final Pipeline pipeline;
    private final int place;
    private final Class<T> view;

    Stream(Pipeline pipeline, int place, Class<T> view) {
        this.pipeline = pipeline;
        this.place = place;
        this.view = view;
    }

    /**
     * The same rows seen through an interface whose accessors are named as the fields. Fields that later stages derive
     * may have accessors too.
     */
    public <V> Stream<V> as(Class<V> type) {
        return new Stream<>(pipeline, place, type);
    }

    /** Lets rows pass for which {@code test} is true. */
    public Stream<T> filter(String name, RowFunctions.Test<T> test) {
        return through(name, new Filter<>(view, test));
    }

    /** Adds {@code fields}, all null until {@code update} sets them through the view. */
    public Stream<T> derive(String name, RowFunctions.Update<T> update, Field... fields) {
        return through(name, Derive.update(view, update, List.of(fields)));
    }

    /** Adds an INT64 field. */
    public Stream<T> deriveLong(String field, RowFunctions.ToLong<T> function) {
        return through(field, Derive.toLong(view, function, Field.int64(field)));
    }

    /** Adds a TIMESTAMP field; the function gives epoch nanoseconds. */
    public Stream<T> deriveTimestamp(String field, RowFunctions.ToLong<T> function) {
        return through(field, Derive.toLong(view, function, Field.timestamp(field)));
    }

    /** Adds a FLOAT64 field. */
    public Stream<T> deriveDouble(String field, RowFunctions.ToDouble<T> function) {
        return through(field, Derive.toDouble(view, function, Field.float64(field)));
    }

    /** Adds a BOOLEAN field. */
    public Stream<T> deriveBoolean(String field, RowFunctions.Test<T> function) {
        return through(field, Derive.toBoolean(view, function, Field.bool(field)));
    }

    /**
     * Adds a DECIMAL field. The result is rounded HALF_UP, once, to {@code scale}; one of more than {@code precision}
     * digits stops the engine.
     */
    public Stream<T> deriveDecimal(String field, int precision, int scale, RowFunctions.ToDecimal<T> function) {
        return through(field, Derive.toDecimal(view, function, Field.decimal(field, precision, scale)));
    }

    /** Sends the rows through an operator. */
    public Stream<T> through(String name, Operator operator) {
        return new Stream<>(pipeline, pipeline.add(new PipelineNode.Step(name, place, operator)), view);
    }

    /**
     * The rows that the operator at this place leaves out because they come too late, as they came to it. For the
     * watermark they are late at every later stage too.
     *
     * @throws ConfigurationException when the pipeline is planned, if it leaves none out
     */
    public Stream<Row> late(String name) {
        return new Stream<>(pipeline, pipeline.add(new PipelineNode.Late(name, place)), Row.class);
    }

    /**
     * Joins these rows, the left ones, with those of another stream of the same pipeline, the right ones. The stages on
     * both ways to a join run on the thread that journals; the join, and what is behind it, as the thread plan says.
     *
     * @throws ConfigurationException if the other stream is one of another pipeline
     */
    public Stream<Row> join(String name, Stream<?> right, JoinOperator operator) {
        return new Stream<>(pipeline, meet(name, List.of(right), operator, List.of(".left", ".right")), Row.class);
    }

    /**
     * These rows and those of other streams, which have the same fields, in the order of the journal. The watermark is
     * the earliest of all; a stream whose sources are idle does not hold it back. The stages on the ways to a union run
     * on the thread that journals.
     *
     * @throws ConfigurationException if another stream is one of another pipeline
     */
    public Stream<T> union(String name, Stream<?>... others) {
        if (others.length == 0) {
            throw new ConfigurationException("union `" + name + "` of one stream: give it another one");
        }
        return new Stream<>(pipeline, meet(name, List.of(others), null, IntStream.rangeClosed(1, others.length + 1)
            .mapToObj(number -> "." + number).toList()), view);
    }

    private int meet(String name, List<Stream<?>> others, JoinOperator operator, List<String> inputs) {
        final List<Integer> places = new ArrayList<>(List.of(place));
        for (final Stream<?> each : others) {
            if (each.pipeline != pipeline) {
                throw new ConfigurationException("`" + name + "` of pipeline `" + pipeline.name()
                    + "` takes a stream of pipeline `" + each.pipeline.name() + "`: define both in one");
            }
            places.add(each.place);
        }
        final int confluence = pipeline.add(new PipelineNode.Confluence(name, places, operator));
        for (int i = 0; i < places.size(); i++) {
            pipeline.add(new PipelineNode.Feed(name + inputs.get(i), places.get(i), confluence, i));
        }
        return confluence;
    }

    /** Sends the rows to a sink as well. */
    public Stream<T> to(String name, Sink sink) {
        pipeline.add(new PipelineNode.Exit(name, place, sink));
        return this;
    }

    /**
     * Hands the rows to the embedding program as well, on a thread of the engine; see {@link CallbackSink}, which has
     * more to choose.
     */
    public Stream<T> to(String name, OutputCallback<? super T> callback) {
        return to(name, CallbackSink.of(view, callback));
    }
}
