package io.turgo.pipeline;

import io.turgo.error.EngineException;
import io.turgo.record.Schema;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journaled catalog says of the rows in the frames behind it; the other direction is {@link Catalog}.
 *
 * @param pipeline   the pipeline's name
 * @param sources    in the order of their numbers, the first that of the dead letters
 * @param references the reference tables in the order of their numbers
 */
public record JournaledSchemas(String pipeline, List<Stream> sources, List<Stream> references) {
    private static final String PIPELINE = "pipeline ";
    private static final String SOURCE = "source ";
    private static final String REFERENCE = "reference ";
    private static final String AS = ") as ";

    /** A source or reference table, and its rows. */
    public record Stream(String name, Schema schema) {
    }

    /**
     * Reads a catalog.
     *
     * @throws EngineException if the text is none
     */
    public static JournaledSchemas parse(String catalog) {
        final String[] lines = catalog.split("\n");
        if (!lines[0].startsWith(PIPELINE)) {
            throw new EngineException("`" + lines[0] + "` begins no catalog; it was written by another version");
        }
        final List<Stream> sources = new ArrayList<>();
        final List<Stream> references = new ArrayList<>();
        for (final String line : lines) {
            if (line.startsWith(SOURCE)) {
                sources.add(stream(line.substring(SOURCE.length()), " partitions "));
            } else if (line.startsWith(REFERENCE)) {
                references.add(stream(line.substring(REFERENCE.length()), " by "));
            }
        }
        return new JournaledSchemas(lines[0].substring(PIPELINE.length()), sources, references);
    }

    private static Stream stream(String line, String behindName) {
        final int as = line.indexOf(AS);
        final int end = line.lastIndexOf(behindName);
        if (as < 0 || end < as + AS.length()) {
            throw new EngineException(
                "`" + line + "` is no line of a catalog; it was written by another version");
        }
        return new Stream(line.substring(as + AS.length(), end), Schema.parse(line.substring(0, as + 1)));
    }
}
