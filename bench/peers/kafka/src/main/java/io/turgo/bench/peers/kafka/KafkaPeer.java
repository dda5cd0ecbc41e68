package io.turgo.bench.peers.kafka;

import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Peer;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.Stores;

/**
 * The job on Kafka Streams' Processor API.
 * <pre>
 *   topic "trades" in the test driver -> filter, enrich, detector and window in one processor -- store
 * </pre>
 * {@code memory} keeps the store on the heap, {@code rocksdb} in RocksDB. There is no changelog: that would be a topic
 * of a broker.
 */
public final class KafkaPeer implements Peer {
    private static final String TOPIC = "trades";
    private static final int BATCH = 256;
    private static final long MILLISECOND_NS = 1_000_000;

    /** The main program of the measured JVM. */
    public static void main(String... arguments) {
        Child.main(new KafkaPeer(), arguments);
    }

    @Override
    public String name() {
        return "kafka-streams";
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void run() {
        final Task task = Run.current().task();
        if (task.parallelism() != 1 || task.faultTolerant()) {
            throw new IllegalArgumentException("the test driver has one thread and no changelog: parallelism="
                + task.parallelism() + ", snapshotMs=" + task.snapshotMs());
        }
        try (TopologyTestDriver driver = new TopologyTestDriver(topology(task), properties(task))) {
            send(Run.current().feed(), driver.createInputTopic(TOPIC, Serdes.Integer().serializer(),
                TradeSerde.serializer()));
        }
    }

    private static Properties properties(Task task) {
        final Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "trades");
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, task.directory().toString());
        return properties;
    }

    private static Topology topology(Task task) {
        final KeyValueBytesStoreSupplier store = switch (task.variant()) {
            case "memory" -> Stores.inMemoryKeyValueStore(DetectAndAggregate.STORE);
            case "rocksdb" -> Stores.persistentKeyValueStore(DetectAndAggregate.STORE);
            default -> throw new IllegalArgumentException(
                "variant=" + task.variant() + " is neither memory nor rocksdb");
        };
        return new Topology()
            .addSource("source", Serdes.Integer().deserializer(), TradeSerde.deserializer(), TOPIC)
            .addProcessor("detect-and-aggregate", DetectAndAggregate::new, "source")
            .addStateStore(Stores.keyValueStoreBuilder(store, Serdes.Integer(), SymbolState.SERDE)
                .withLoggingDisabled().withCachingDisabled(), "detect-and-aggregate");
    }

    private static void send(Feed feed, TestInputTopic<Integer, Trade> topic) {
        final Trade trade = new Trade();
        int next = 0;
        while (next < feed.count()) {
            final int due = feed.due(next, BATCH);
            for (; next < due; next++) {
                trade.set(feed.trades(), next);
                topic.pipeInput(trade.symbol, trade, trade.timeNs / MILLISECOND_NS);
            }
        }
        end(topic, trade);
    }

    /** A trade without an amount, two windows later, moves the stream's time past all windows. */
    private static void end(TestInputTopic<Integer, Trade> topic, Trade last) {
        last.amount = 0;
        topic.pipeInput(last.symbol, last, last.timeNs / MILLISECOND_NS + 2 * Window.LENGTH_MS);
    }
}
