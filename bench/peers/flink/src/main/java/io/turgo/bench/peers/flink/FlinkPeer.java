package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Peer;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.SymbolTable;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.streaming.api.datastream.DataStreamUtils;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;

/**
 * The job on Flink's DataStream API.
 * <pre>
 *   windows:  source -> filter -> enrich --keyBy--> detector
 *                                        \-keyBy--> window operator
 *   keyed:    source -> filter -> enrich --keyBy--> detector and window in one function
 *   chained:  source -> filter -> enrich -> detector and window, all one task, no exchange
 * </pre>
 * The names that end in {@code -rocksdb} keep their state in RocksDB, the others on the heap.
 */
public final class FlinkPeer implements Peer {
    private static final int MAX_PARALLELISM = 128;
    private static final long FLUSH_EACH = 0;
    private static final long FLUSH_FULL = -1;
    private static final String ROCKSDB = "-rocksdb";
    private static final TypeInformation<Trade> TRADE =
        new FixedTypeInformation<>(Trade.class, TradeSerializer.INSTANCE);

    /** The main program of the measured JVM. */
    public static void main(String... arguments) {
        Child.main(new FlinkPeer(), arguments);
    }

    @Override
    public String name() {
        return "flink";
    }

    @Override
    public String version() {
        return EnvironmentInformation.getVersion();
    }

    @Override
    public void run() throws Exception {
        final Task task = Run.current().task();
        final StreamExecutionEnvironment environment =
            StreamExecutionEnvironment.createLocalEnvironment(task.parallelism(), configuration(task));
        try {
            environment.setMaxParallelism(MAX_PARALLELISM);
            environment.setBufferTimeout(task.openLoop() ? FLUSH_EACH : FLUSH_FULL);
            define(environment, task);
            environment.execute("trades");
        } finally {
            environment.close();
        }
    }

    private static Configuration configuration(Task task) {
        final Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(512));
        configuration.set(StateBackendOptions.STATE_BACKEND, task.variant().endsWith(ROCKSDB) ? "rocksdb" : "hashmap");
        if (task.faultTolerant()) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(task.snapshotMs()));
            configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
            configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
            configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, task.directory().toUri().toString());
            configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        }
        return configuration;
    }

    private static void define(StreamExecutionEnvironment environment, Task task) {
        final String form = task.variant().replace(ROCKSDB, "");
        final boolean chained = form.equals("chained");
        if (chained) {
            Run.current().feed().handOver();
        }
        final SingleOutputStreamOperator<Trade> enriched = environment
            .fromSource(new TradesSource(MAX_PARALLELISM), WatermarkStrategy.forMonotonousTimestamps(), "trades", TRADE)
            .setParallelism(chained ? task.parallelism() : 1)
            .filter(Trade::hasAmount).setParallelism(chained ? task.parallelism() : 1)
            .map(trade -> trade.enrich(SymbolTable.TABLE)).returns(TRADE)
            .setParallelism(chained ? task.parallelism() : 1);
        switch (form) {
            case "chained" -> discard(DataStreamUtils.reinterpretAsKeyedStream(
                enriched, trade -> trade.symbol, Types.INT).process(new DetectAndAggregate()));
            case "keyed" -> discard(bySymbol(enriched).process(new DetectAndAggregate()));
            case "windows" -> {
                final KeyedStream<Trade, Integer> keyed = bySymbol(enriched);
                discard(keyed.process(new Detect()));
                discard(keyed.window(TumblingEventTimeWindows.of(Duration.ofMillis(Window.LENGTH_MS)))
                    .aggregate(new Aggregate(), new EmitWindow()));
            }
            default -> throw new IllegalArgumentException(
                "variant=" + task.variant() + " is none of chained, keyed, windows, each with or without " + ROCKSDB);
        }
    }

    private static KeyedStream<Trade, Integer> bySymbol(SingleOutputStreamOperator<Trade> trades) {
        return trades.keyBy(trade -> trade.symbol, Types.INT);
    }

    private static void discard(SingleOutputStreamOperator<Void> nothing) {
        nothing.returns(Types.VOID).sinkTo(new DiscardingSink<>());
    }
}
