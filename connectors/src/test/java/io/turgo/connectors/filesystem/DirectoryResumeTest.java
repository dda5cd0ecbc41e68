package io.turgo.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.connectors.spi.TableColumn.Kind;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.Tables;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A directory that gets and loses files is read by runs that die: what was published and not journaled is lost, then
 * the next run goes on. In the end every row of every file was journaled once, those of a file in their order.
 * {@code -Dturgo.seed} repeats a run.
 */
class DirectoryResumeTest {
    private static final int ROUNDS = 40 * Integer.getInteger("turgo.rounds", 1);
    private static final String[] NAMES = {"b", "a", "c/x", "c/y", "z", "0", "m/n/o"};

    @TempDir
    Path parent;

    private Random random;
    private Path directory;
    private boolean json;
    private int nextRow;
    private final Map<String, List<String>> written = new LinkedHashMap<>();
    private final Map<String, List<String>> journaled = new HashMap<>();
    private final List<String> order = new ArrayList<>();

    @Test
    void everyRowOfEveryFileOnce() throws Exception {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            try {
                directory = Files.createDirectory(parent.resolve("round" + round));
                readInPieces();
            } catch (final RuntimeException | AssertionError e) {
                throw new AssertionError("turgo.seed=" + seed + " round " + round, e);
            }
        }
    }

    private void readInPieces() throws Exception {
        json = random.nextBoolean();
        nextRow = 0;
        written.clear();
        journaled.clear();
        order.clear();
        for (int i = random.nextInt(4); i >= 0; i--) {
            addFile();
        }
        SourceRun before = SourceRun.of(table().schema());
        int symbols = 0;
        long position = -1;
        boolean ended = false;
        while (!ended) {
            final SourceRun run = SourceRun.of(table().schema()).symbolsOf(before, symbols).resumeFrom(position)
                .stopAfter(1 + random.nextInt(12));
            run.run(table().connector().source(table().define()).source());
            final int kept = random.nextInt((int) run.published() + 1);
            journal(run, kept);
            if (kept > 0) {
                position = run.positions().get(kept - 1);
                symbols = run.symbolCounts().get(kept - 1);
                before = run;
            }
            ended = run.published() == 0;
            if (!ended && random.nextInt(4) == 0) {
                addFile();
            }
            if (random.nextInt(4) == 0 && order.size() > 1) {
                Files.deleteIfExists(directory.resolve(order.get(random.nextInt(order.size() - 1))));
            }
        }
        assertEquals(new TreeMap<>(written), new TreeMap<>(journaled));
    }

    private Tables table() {
        return Tables.of("filesystem", parent, "path", directory.getFileName().toString(), "format",
            json ? "json" : "csv").columns("id INT32 NULL").column("file STRING", Kind.METADATA, "file.path")
            .column("n INT64", Kind.METADATA, "row");
    }

    private void addFile() throws IOException {
        final String name = NAMES[random.nextInt(NAMES.length)] + random.nextInt(100)
            + (random.nextInt(3) == 0 ? ".gz" : "");
        final Path file = directory.resolve(name);
        if (written.containsKey(name)) {
            return;
        }
        final StringBuilder text = new StringBuilder();
        final List<String> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(9); i > 0; i--) {
            final boolean bad = random.nextInt(5) == 0;
            final int id = nextRow++;
            text.append(line(id, bad)).append(i > 1 || random.nextBoolean() ? "\n" : "");
            rows.add(bad ? "rejected" : id + " " + (rows.size() + 1));
        }
        Files.createDirectories(file.getParent());
        try (OutputStream plain = Files.newOutputStream(file);
            OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
            out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        }
        written.put(name, rows);
    }

    private String line(int id, boolean bad) {
        if (json) {
            return bad ? "{\"id\":" + id + ",}" : "{\"id\":" + id + "}";
        }
        return bad ? "\"" + id + "\"x" : "" + id;
    }

    /** Takes the first of what a run has published. */
    private void journal(SourceRun run, int count) {
        int row = 0;
        for (int i = 0; i < count; i++) {
            final boolean rejected = run.rejects().stream().map(SourceRun.Reject::position)
                .toList().contains(run.positions().get(i));
            final List<Object> values = rejected ? null : run.committed().get(row++);
            final int file = FilePosition.file(run.positions().get(i));
            final String name = run.symbols().text(file - 1).split("\0")[1];
            if (order.isEmpty() || !order.get(order.size() - 1).equals(name)) {
                order.add(name);
            }
            if (!rejected) {
                assertEquals(directory.resolve(name).toString(), values.get(1));
            }
            journaled.computeIfAbsent(name, each -> new ArrayList<>())
                .add(rejected ? "rejected" : values.get(0) + " " + values.get(2));
        }
    }
}
