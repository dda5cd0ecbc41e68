package io.turgo.connectors.spi;

import io.turgo.egress.Sink;
import io.turgo.record.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a connector for a partitioned, replayable log with transactions looks like over this interface: topics in
 * memory, each with partitions whose messages have offsets, and with a ledger that takes rows and the id of the last
 * one in one transaction.
 */
public final class LogConnector implements TableConnector {
    private static final Map<String, Topic> TOPICS = new ConcurrentHashMap<>();
    private static final ConnectorSpec SPEC = new ConnectorSpec("test-log", "A log in memory.", options(), List.of(
        new MetadataSpec("partition", Field.int32("partition"), "The partition of the message."),
        new MetadataSpec("offset", Field.int64("offset"), "The offset of the message in its partition.")),
        Map.of(Role.SOURCE, "exactly once", Role.SINK, "exactly once"));

    private static List<OptionSpec> options() {
        final List<OptionSpec> options = new ArrayList<>(Formats.options());
        options.add(OptionSpec.of("topic", OptionType.TEXT, "Which topic.").mandatory());
        options.add(OptionSpec.of("password", OptionType.TEXT, "A secret.").hidden());
        return options;
    }

    /** The topic of that name. */
    static Topic topic(String name, int partitions) {
        return TOPICS.computeIfAbsent(name, each -> new Topic(partitions));
    }

    @Override
    public ConnectorSpec spec() {
        return SPEC;
    }

    @Override
    public TableSource source(TableDefinition table) {
        final Topic topic = TOPICS.get(table.options().text("topic"));
        return new TableSource(new LogSource(table, topic, Formats.of(table)), topic.partitions(), true);
    }

    @Override
    public Sink sink(TableDefinition table) {
        return new LogSink(TOPICS.get(table.options().text("topic")), Formats.of(table));
    }
}
