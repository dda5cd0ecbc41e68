package io.turgo.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ResultReaderTest {
    @Property
    void readsWhatAChildWrites(@ForAll String version,
                               @ForAll List<@LongRange(max = 60_000_000_000L) Long> latencies) throws IOException {
        final Histogram histogram = new Histogram(60_000_000_000L, 3);
        latencies.forEach(histogram::recordValue);
        final Task task = new Task("a\"b\\c", 2, 1_000, 250, 100_000, 500, Path.of("a b", "c"));
        final Result result = new Result("jet", version, "17", task, 1, 2, 3, 4, "5 windows ff, 1 alerts 0", histogram);
        final String line = result.json();
        assertTrue(line.startsWith(Result.BEGINNING) && line.lines().count() == 1, line);
        assertEquals(result, ResultReader.read(line));
    }

    @Test
    void refusesHalfALine() {
        final Task task = new Task("x", 1, 10, 1, 0, 0, Path.of(""));
        final String line = new Result("jet", "1", "17", task, 1, 2, 3, 4, "", new Histogram(3)).json();
        assertThrows(IOException.class, () -> ResultReader.read(line.substring(0, line.length() / 2)));
        assertThrows(IOException.class, () -> ResultReader.read("{\"engine\":\"jet\"}"));
    }
}
