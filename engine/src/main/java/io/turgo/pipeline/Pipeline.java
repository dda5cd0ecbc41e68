package io.turgo.pipeline;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.Source;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The definition of a pipeline: a tree of stages behind each source; trees meet in joins and unions. Defined by one
 * thread, then handed to one engine; its sinks and sources are opened by that engine.
 */
public final class Pipeline {
    private final String name;
    private final List<PipelineNode> nodes = new ArrayList<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<ReferenceTable, ReferenceLoader> loaders = new LinkedHashMap<>();

    private Pipeline(String name) {
        this.name = name;
        add(new PipelineNode.Entry(DeadLetters.NAME, DeadLetters.SCHEMA, EventTime.ingest(), 1));
    }

    /** Starts the definition of a pipeline. */
    public static Pipeline named(String name) {
        return new Pipeline(name);
    }

    /** The pipeline's name. */
    public String name() {
        return name;
    }

    /** A source of one partition. */
    public Stream<Row> source(String sourceName, Schema schema, EventTime eventTime) {
        return source(sourceName, schema, eventTime, 1);
    }

    /**
     * A source: records come from a {@link #read attached} source or from a publisher of the engine.
     *
     * @param partitions how many partitions it has, each with event times of its own; the watermark is their minimum
     */
    public Stream<Row> source(String sourceName, Schema schema, EventTime eventTime, int partitions) {
        if (partitions < 1) {
            throw new ConfigurationException("partitions=" + partitions + " < 1 of source `" + sourceName + "`");
        }
        return new Stream<>(
            this, add(new PipelineNode.Entry(sourceName, schema, eventTime, partitions)), Row.class);
    }

    /** The input of all sources that could not be decoded. */
    public Stream<Row> deadLetters() {
        return new Stream<>(this, 0, Row.class);
    }

    /** Lets {@code source} feed the source of that name when the engine runs. */
    public Pipeline read(String sourceName, Source source) {
        if (sources.putIfAbsent(sourceName, source) != null) {
            throw new ConfigurationException("source `" + sourceName + "` is read from two places");
        }
        return this;
    }

    /** Lets {@code loader} bring the table's content when the engine starts. */
    public Pipeline load(ReferenceTable table, ReferenceLoader loader) {
        if (loaders.putIfAbsent(table, loader) != null) {
            throw new ConfigurationException("reference table `" + table.name() + "` is loaded from two places");
        }
        return this;
    }

    int add(PipelineNode node) {
        for (final PipelineNode each : nodes) {
            if (each.name().equals(node.name())) {
                throw new ConfigurationException("pipeline `" + name + "` has two nodes named `" + node.name()
                    + "`; names are unique over sources, stages and sinks");
            }
        }
        nodes.add(node);
        return nodes.size() - 1;
    }

    List<PipelineNode> nodes() {
        return nodes;
    }

    /** The sources that the engine runs, by the name of the source that they feed. */
    public Map<String, Source> sources() {
        return Collections.unmodifiableMap(sources);
    }

    /** The names of the stages, in the order of definition: each behind those that its rows come through. */
    public List<String> stages() {
        return nodes.stream().filter(Pipeline::isStage).map(PipelineNode::name).toList();
    }

    private static boolean isStage(PipelineNode node) {
        return node instanceof PipelineNode.Step || node instanceof PipelineNode.Confluence;
    }

    /** The names of the sinks, in the order of definition. */
    public List<String> sinkNames() {
        return nodes.stream().filter(PipelineNode.Exit.class::isInstance).map(PipelineNode::name).toList();
    }

    /** The sink of that name, or null. */
    public Sink sink(String sinkName) {
        for (final PipelineNode node : nodes) {
            if (node instanceof PipelineNode.Exit && node.name().equals(sinkName)) {
                return ((PipelineNode.Exit) node).sink();
            }
        }
        return null;
    }

    /**
     * Sends the rows that come out of a stage to a sink as well, without changing anything else.
     *
     * @param stageName one of {@link #stages}
     * @param sinkName  the name of the new sink
     */
    public Pipeline tap(String stageName, String sinkName, Sink sink) {
        for (int i = 0; i < nodes.size(); i++) {
            if (isStage(nodes.get(i)) && nodes.get(i).name().equals(stageName)) {
                add(new PipelineNode.Exit(sinkName, i, sink));
                return this;
            }
        }
        throw new ConfigurationException("pipeline `" + name + "` has no stage `" + stageName + "`; it has "
            + stages());
    }

    /** Lets go of the sources that the engine would run: somebody publishes in their place, a test for instance. */
    public Pipeline detachSources() {
        sources.clear();
        return this;
    }

    /**
     * Brings a reference table's content from elsewhere than the definition says.
     *
     * @param table  the name of one that has a loader
     * @param loader in place of that
     */
    public Pipeline replaceLoader(String table, ReferenceLoader loader) {
        final ReferenceTable found = loaders.keySet().stream().filter(each -> each.name().equals(table)).findFirst()
            .orElseThrow(() -> new ConfigurationException("pipeline `" + name + "` loads no reference table `" + table
                + "`; it loads " + loaders.keySet().stream().map(ReferenceTable::name).toList()));
        loaders.put(found, loader);
        return this;
    }

    /** What brings the reference tables' content. */
    public Map<ReferenceTable, ReferenceLoader> loaders() {
        return Collections.unmodifiableMap(loaders);
    }
}
