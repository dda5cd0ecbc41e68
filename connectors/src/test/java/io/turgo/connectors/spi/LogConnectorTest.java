package io.turgo.connectors.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.testing.Tables;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.source.Source;
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
    private static final int ROUNDS = 8 * Integer.getInteger("turgo.rounds", 1);

    /** What a run dies of. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

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
            while (run(deaths > 0 ? 1 + random.nextInt(60) : Integer.MAX_VALUE)) {
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
        private boolean run(int steps) {
            final int[] left = {steps};
            try (Engine engine = Engine.start(pipeline(left), Engine.context().journal(journal)
                .ringSlots(1 << 1 + random.nextInt(6)).frameBytes(1 << random.nextInt(10)))) {
                engine.finish();
                return false;
            } catch (final RuntimeException e) {
                if (steps == Integer.MAX_VALUE) {
                    throw e;
                }
                return true;
            }
        }

        private Pipeline pipeline(int[] left) {
            final Tables in = table("-in").columns("id INT64").column("p INT32", Kind.METADATA, "partition")
                .column("o INT64", Kind.METADATA, "offset");
            final Tables out = table("-out").columns("id INT64", "p INT32", "o INT64");
            final TableSource source = in.connector().source(in.define());
            assertEquals(partitions, source.partitions());
            final Pipeline pipeline = Pipeline.named("log");
            pipeline.source("t", in.schema(), EventTime.ingest(), source.partitions())
                .to("out", new DyingSink(out.connector().sink(out.define()), left));
            return pipeline.read("t", dying(source.source(), left));
        }

        private Tables table(String suffix) {
            return Tables.of("test-log", Path.of("."), "topic", name + suffix, "format", "json");
        }

        private static Source dying(Source source, int[] left) {
            return context -> {
                source.run(context);
                step(left);
            };
        }
    }

    private static void step(int[] left) {
        synchronized (left) {
            if (left[0] != Integer.MAX_VALUE && left[0]-- <= 0) {
                throw new Death();
            }
        }
    }

    /** A sink that dies at some row or commit. */
    private record DyingSink(Sink sink, int[] left) implements Sink {
        @Override
        public Guarantee guarantee() {
            return sink.guarantee();
        }

        @Override
        public OutputId open(SinkContext context) {
            return sink.open(context);
        }

        @Override
        public void write(long sequence, long control, int ordinal, Row row) {
            step(left);
            sink.write(sequence, control, ordinal, row);
        }

        @Override
        public void commit() {
            step(left);
            sink.commit();
        }

        @Override
        public boolean takesUpdates() {
            return sink.takesUpdates();
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
