package io.turgo.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.spi.TableSource;
import io.turgo.connectors.testing.SourceRun;
import io.turgo.connectors.testing.Tables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that grow, and directories that get more of them, while they are read. */
class FollowTest {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(60);

    @TempDir
    Path directory;

    private SourceRun run;
    private Thread thread;
    private volatile Throwable failure;

    private void append(String name, String text) throws IOException {
        Files.write(directory.resolve(name), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
    }

    private void start(String path, String format) {
        final Tables table = Tables.of("filesystem", directory, "path", path, "format", format,
            "source.monitor-interval", "5 ms").columns("id INT32 NULL");
        run = SourceRun.of(table.schema());
        final TableSource source = table.connector().source(table.define());
        assertFalse(source.bounded());
        thread = new Thread(() -> {
            try {
                run.run(source.source());
            } catch (final Throwable e) {
                failure = e;
            }
        });
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (run != null) {
            run.stop();
            thread.join();
        }
    }

    private void await(int... ids) throws InterruptedException {
        final long start = System.nanoTime();
        while (run.published() < ids.length && failure == null) {
            assertTrue(System.nanoTime() - start < DEADLINE_NS, "published=" + run.published());
            Thread.onSpinWait();
        }
        assertEquals(null, failure);
        final List<Integer> expected = Arrays.stream(ids).boxed().toList();
        assertEquals(expected, run.committed().stream().map(row -> row.get(0)).toList().subList(0, ids.length));
    }

    @Test
    void aLineIsReadOnceItsLineBreakIsThere() throws Exception {
        append("grows.csv", "1\n2\r\n3");
        start("grows.csv", "csv");
        await(1, 2);
        append("grows.csv", "4\n5");
        await(1, 2, 34);
        stop();
        assertEquals(3, run.published());
    }

    @Test
    void jsonLinesToo() throws Exception {
        append("grows.json", "{\"id\":1}\n{\"id\":");
        start("grows.json", "json");
        await(1);
        append("grows.json", "2}\n");
        await(1, 2);
    }

    @Test
    void stoppingWhileThereIsNothing() throws Exception {
        append("empty.csv", "");
        start("empty.csv", "csv");
        stop();
        assertEquals(0, run.published());
        assertEquals(null, failure);
    }

    @Test
    void newFilesOfADirectoryAreReadBehindTheOthers() throws Exception {
        Files.createDirectory(directory.resolve("in"));
        append("in/b.csv", "1\n2");
        append("in/_hidden.csv", "9\n");
        start("in", "csv");
        await(1);
        append("in/a.csv", "3\n");
        await(1, 2, 3);
        append("in/a.csv", "4\n");
        await(1, 2, 3, 4);
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(directory.resolve("in/0.csv.gz")))) {
            out.write("5\n6".getBytes(StandardCharsets.UTF_8));
        }
        await(1, 2, 3, 4, 5, 6);
    }

    @Test
    void aFileThatIsCutIsAnError() throws Exception {
        append("grows.csv", "1\n2\n3\n");
        start("grows.csv", "csv");
        await(1, 2, 3);
        Files.write(directory.resolve("grows.csv"), new byte[0]);
        thread.join();
        assertEquals("input `" + directory.resolve("grows.csv") + "` cannot be read behind row 3: it was cut, from 6 "
            + "to 0 bytes; get the file again or check the disk", failure.getMessage());
    }
}
