package io.turgo.examples.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.connectors.file.ByteSource;
import io.turgo.egress.OutputId;
import io.turgo.examples.Turgo;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The service's command on a feed and a data directory.
 *
 * @param feed the feed's file
 * @param data the data directory
 */
record Service(Path feed, Path data) {
    private static final int BAD_EVERY = 700;
    private static final String[] BAD = {
        "nonsense", "1430438404518 order_created {\"price\": \"236.47\"",
        "1430438404518 order_created {\"price\": \"236.47\", \"amount\": \"1.0\", \"id\": 7}",
        "1430438404518 order_created {\"price\": \"236.475\", \"amount\": \"1.0\", \"datetime\": \"1\", \"id\": 7, "
            + "\"order_type\": 1}",
        "later order_deleted {\"price\": \"236.47\", \"amount\": \"1.0\", \"datetime\": \"1\", \"id\": 7, "
            + "\"order_type\": 1}",
        "1430438404518 order_book {\"bids\": 5}"};

    /** The lines of a generated feed with some among them that are no events. */
    static List<String> lines(long seed, int count) {
        final List<String> lines = new ArrayList<>();
        final ByteSource generated = GeneratedFeed.of(seed, count);
        try (BufferedReader reader =
            new BufferedReader(new InputStreamReader(generated.open(), StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> {
                if (lines.size() % BAD_EVERY == BAD_EVERY / 2) {
                    lines.add(BAD[lines.size() / BAD_EVERY % BAD.length]);
                }
                lines.add(line);
            });
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    /** The command line. */
    Object[] run(Object... more) {
        return Stream.concat(Stream.of("example", "embedded", feed, "--data", data), Stream.of(more)).toArray();
    }

    /** Checks that the files hold what the reference found, each output once and in the order of its id. */
    void requireOutputs(Reference expected, String about) {
        assertEquals(expected.verdicts(), outputs("verdicts.csv", about), about);
        assertEquals(expected.flow(), outputs("flow.csv", about), about);
        assertEquals(expected.rejectedLines().stream().map(String::valueOf).toList(),
            lines("rejected.csv").stream().skip(1).map(line -> line.split(",")[1]).toList(), about);
    }

    private List<String> outputs(String file, String about) {
        final List<String> outputs = new ArrayList<>();
        OutputId last = OutputId.NONE;
        for (final String line : lines(file).subList(2, lines(file).size())) {
            final int comma = line.indexOf(',');
            final OutputId id = OutputId.parse(line.substring(0, comma));
            final OutputId before = last;
            assertTrue(id.compareTo(before) > 0, () -> about + ": " + id + " behind " + before + " in " + file);
            last = id;
            outputs.add(line.substring(comma + 1));
        }
        return outputs;
    }

    /** All lines of verdicts.csv but that of the journal, whose number is its own. */
    List<String> withIds() {
        return lines("verdicts.csv").subList(1, lines("verdicts.csv").size());
    }

    private List<String> lines(String file) {
        try {
            return Files.readAllLines(data.resolve(file));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many whole lines verdicts.csv has, 0 if it is not there. */
    long verdicts() {
        return Files.exists(data.resolve("verdicts.csv")) ? lines("verdicts.csv").size() : 0;
    }

    Turgo.Outcome succeed(Object... more) {
        return Turgo.succeed(run(more));
    }
}
