package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.RecordLayout;
import java.util.List;

/** The row codecs of one pipeline's sources and reference tables, by number. Each thread has its own. */
public final class RecordCodecs {
    private final RowCodec[] sources;
    private final RowCodec[] references;

    /**
     * A record's layout and how many of its first fields are journaled.
     *
     * @param layout of the record
     * @param fields the number of fields that a source sets
     */
    public record Shape(RecordLayout layout, int fields) {
    }

    /**
     * @param sources    in the order of their numbers, the first that of the dead letters
     * @param references in the order of their numbers
     */
    public RecordCodecs(List<Shape> sources, List<Shape> references) {
        this.sources = codecs(sources);
        this.references = codecs(references);
    }

    private static RowCodec[] codecs(List<Shape> shapes) {
        return shapes.stream().map(shape -> new RowCodec(shape.layout(), shape.fields())).toArray(RowCodec[]::new);
    }

    /** Forgets the rows before, as at the start of a frame. */
    public void reset() {
        for (final RowCodec codec : sources) {
            codec.reset();
        }
        for (final RowCodec codec : references) {
            codec.reset();
        }
    }

    /** The codec of a source's records. */
    public RowCodec source(int number) {
        return number >= 0 && number < sources.length ? sources[number] : missing("source", number, sources.length);
    }

    /** The codec of dead letters. */
    public RowCodec deadLetters() {
        return sources[0];
    }

    /** The codec of a reference table's rows. */
    public RowCodec reference(int number) {
        return number >= 0 && number < references.length
            ? references[number] : missing("reference table", number, references.length);
    }

    private static RowCodec missing(String what, int number, int count) {
        throw new EngineException("the journal has a row of " + what + " " + number + ", the pipeline has " + count
            + "; it was written by another pipeline");
    }
}
