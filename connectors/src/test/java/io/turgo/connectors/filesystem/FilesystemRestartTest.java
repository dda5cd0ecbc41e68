package io.turgo.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.testing.Lifetime;
import io.turgo.connectors.testing.Tables;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From a directory to a file through the engine, in runs that die at any output or commit, some files compressed and
 * more of them coming meanwhile: the file ends with every row once, those of an input in order.
 * {@code -Dturgo.seed} repeats a run.
 */
class FilesystemRestartTest {
    private static final int ROUNDS = 4 * Integer.getInteger("turgo.rounds", 1);

    @TempDir
    Path parent;

    private Random random;
    private Path directory;
    private MemoryJournal journal;
    private int nextId;
    private final Map<String, List<String>> expected = new TreeMap<>();

    @Test
    void everyRowOnceOverRandomDeaths() throws IOException {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        for (int round = 0; round < ROUNDS; round++) {
            random = new Random(seed + round);
            directory = Files.createDirectories(parent.resolve("in" + round));
            try {
                check("out" + round + ".csv");
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("turgo.seed=" + (seed + round), e);
            }
        }
    }

    private void check(String output) throws IOException {
        expected.clear();
        final Set<String> late = new HashSet<>();
        journal = new MemoryJournal();
        for (int i = random.nextInt(5); i >= 0; i--) {
            addFile();
        }
        int deaths = random.nextInt(8);
        while (run(output, new Lifetime(deaths > 0 ? 1 + random.nextInt(60) : Long.MAX_VALUE))) {
            deaths--;
            if (random.nextBoolean()) {
                late.add(addFile());
            }
        }
        final Map<String, List<String>> found = new TreeMap<>();
        for (final String line : Files.readAllLines(parent.resolve(output))) {
            final String[] values = line.split(",");
            found.computeIfAbsent(values[1], each -> new ArrayList<>()).add(values[0] + "," + values[2]);
        }
        // the source of a bounded table has ended where its end was journaled: what comes then is not read
        expected.keySet().removeIf(name -> late.contains(name) && !found.containsKey(name));
        assertEquals(expected, found);
    }

    /** Whether the run died. */
    private boolean run(String output, Lifetime lifetime) {
        try (Engine engine = Engine.start(pipeline(output, lifetime), Engine.context().journal(journal)
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

    private Pipeline pipeline(String output, Lifetime lifetime) {
        final Tables in = Tables.of("filesystem", parent, "path", directory.getFileName().toString(), "format", "json")
            .columns("id INT32").column("f SYMBOL", Kind.METADATA, "file.name").column("n INT64", Kind.METADATA, "row");
        final Tables out = Tables.of("filesystem", parent, "path", output, "format", "csv")
            .columns("id INT32", "f SYMBOL", "n INT64");
        final Pipeline pipeline = Pipeline.named("files");
        pipeline.source("t", in.schema(), EventTime.ingest())
            .to("out", lifetime.of(out.connector().sink(out.define())));
        return pipeline.read("t", in.connector().source(in.define()).source());
    }

    private String addFile() throws IOException {
        final String name = "f" + random.nextInt(1000) + (random.nextBoolean() ? ".gz" : "");
        if (expected.containsKey(name)) {
            return "";
        }
        final List<String> rows = new ArrayList<>();
        final Path file = directory.resolve("." + name);
        try (OutputStream plain = Files.newOutputStream(file);
            OutputStream text = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            for (int i = random.nextInt(60); i >= 0; i--) {
                text.write(("{\"id\":" + nextId + "}\n").getBytes(StandardCharsets.UTF_8));
                rows.add(nextId++ + "," + (rows.size() + 1));
            }
        }
        Files.move(file, directory.resolve(name));
        expected.put(name, rows);
        return name;
    }
}
