package io.turgo.connectors.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.testing.Lifetime;
import io.turgo.connectors.testing.Tables;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The interface carries a source with partitions and offsets and a sink with transactions: runs that die at any row or
 * commit end with every message once,
 * those of a partition in order. {@code -Dturgo.seed} repeats a run.
 */
class LogConnectorTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);

    @Test
    void everyMessageOnceOverRandomDeaths() {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        for (int round = 0; round < ROUNDS; round++) {
            try {
                new Rounds(seed + round).check();
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("turgo.seed=" + seed + " round " + round, e);
            }
        }
    }

    private static final class Rounds {
        private final Random random;
        private final String name;
        private final int partitions;
        private final Topic input;
        private final Topic output;
        private final MemoryJournal journal = new MemoryJournal();
        private final TreeMap<Integer, List<String>> expected = new TreeMap<>();

        Rounds(long seed) {
            random = new Random(seed);
            name = "t" + seed;
            partitions = 1 + random.nextInt(4);
            input = LogConnector.topic(name + "-in", partitions);
            output = LogConnector.topic(name + "-out", 1);
        }

        void check() {
            for (int i = 0; i < partitions; i++) {
                expected.put(i, new ArrayList<>());
            }
            for (int i = random.nextInt(200); i > 0; i--) {
                final int partition = random.nextInt(partitions);
                final List<String> lines = expected.get(partition);
                input.send(partition, "{\"id\":" + i + "}");
                lines.add("{\"id\":" + i + ",\"p\":" + partition + ",\"o\":" + lines.size() + "}");
            }
            int deaths = random.nextInt(8);
            while (run(new Lifetime(deaths > 0 ? 1 + random.nextInt(60) : Long.MAX_VALUE))) {
                deaths--;
            }
            final TreeMap<Integer, List<String>> found = new TreeMap<>();
            expected.keySet().forEach(each -> found.put(each, new ArrayList<>()));
            for (final String line : output.committed()) {
                found.get(Integer.parseInt(line.replaceAll(".*\"p\":(\\d+).*", "$1"))).add(line);
            }
            assertEquals(expected, found);
        }

        /** Whether the run died. */
        private boolean run(Lifetime lifetime) {
            try (Engine engine = Engine.start(pipeline(lifetime), Engine.context().journal(journal)
                .ringSlots(1 << 1 + random.nextInt(6)).frameBytes(1 << random.nextInt(10)))) {
                engine.finish();
                return false;
            } catch (final RuntimeException e) {
                if (lifetime.isEndless()) {
                    throw e;
                }
                return true;
            }
        }

        private Pipeline pipeline(Lifetime lifetime) {
            final Tables in = table("-in").columns("id INT64").column("p INT32", Kind.METADATA, "partition")
                .column("o INT64", Kind.METADATA, "offset");
            final Tables out = table("-out").columns("id INT64", "p INT32", "o INT64");
            final TableSource source = in.connector().source(in.define());
            assertEquals(partitions, source.partitions());
            final Pipeline pipeline = Pipeline.named("log");
            pipeline.source("t", in.schema(), EventTime.ingest(), source.partitions())
                .to("out", lifetime.of(out.connector().sink(out.define())));
            return pipeline.read("t", source.source());
        }

        private Tables table(String suffix) {
            return Tables.of("test-log", Path.of("."), "topic", name + suffix, "format", "json");
        }
    }
}
