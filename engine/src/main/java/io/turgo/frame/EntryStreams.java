package io.turgo.frame;

import io.turgo.error.EngineException;
import io.turgo.record.RecordLayout;
import io.turgo.ring.SlotKind;
import java.util.Arrays;
import java.util.List;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * The streams of entries that a pipeline's frames may have, and which of them the present frame has, in the order of
 * first sight. Each thread has its own.
 */
public final class EntryStreams {
    private static final int INITIAL_STREAMS = 8;

    private final List<Shape> sources;
    private final List<Shape> references;
    private final EntryStream[] records;
    private final Long2ObjectHashMap<EntryStream> others = new Long2ObjectHashMap<>();
    private EntryStream[] present = new EntryStream[INITIAL_STREAMS];
    private int count;

    /**
     * A record's layout and how many of its first fields are journaled.
     *
     * @param layout of the record
     * @param fields the number of fields that a source sets
     */
    public record Shape(RecordLayout layout, int fields) {
        private RowColumns columns() {
            return new RowColumns(layout, fields);
        }
    }

    /**
     * @param sources    in the order of their numbers, the first that of the dead letters
     * @param references in the order of their numbers
     */
    public EntryStreams(List<Shape> sources, List<Shape> references) {
        this.sources = sources;
        this.references = references;
        records = new EntryStream[sources.size()];
        for (int id = 0; id < records.length; id++) {
            records[id] = new EntryStream(SlotKind.DATA, id, sources.get(id).columns());
        }
    }

    /** Starts a frame: no stream is present. */
    void clear() {
        count = 0;
    }

    /** How many streams the frame has. */
    int count() {
        return count;
    }

    /** A stream of the frame. */
    EntryStream get(int number) {
        return present[number];
    }

    /**
     * The stream of that kind and id; new in the frame, if it is not there yet.
     *
     * @throws EngineException if the pipeline has no such source or table
     */
    EntryStream use(SlotKind kind, int id) {
        final EntryStream stream = kind == SlotKind.DATA ? record(id) : other(kind, id);
        if (stream.number() >= count || present[stream.number()] != stream) {
            begin(stream);
        }
        return stream;
    }

    private void begin(EntryStream stream) {
        if (count == present.length) {
            present = Arrays.copyOf(present, 2 * count);
        }
        stream.clear(count);
        present[count++] = stream;
    }

    private EntryStream record(int id) {
        return id >= 0 && id < records.length ? records[id] : missing("source", id, records.length);
    }

    private EntryStream other(SlotKind kind, int id) {
        final long key = (long) kind.ordinal() << Integer.SIZE | id & (1L << Integer.SIZE) - 1;
        final EntryStream known = others.get(key);
        return known == null ? add(key, kind, id) : known;
    }

    private EntryStream add(long key, SlotKind kind, int id) {
        final EntryStream stream = new EntryStream(kind, id, switch (kind) {
            case DEAD_LETTER -> sources.get(0).columns();
            case REFERENCE -> id >= 0 && id < references.size()
                ? references.get(id).columns() : missing("reference table", id, references.size());
            default -> null;
        });
        others.put(key, stream);
        return stream;
    }

    private static <T> T missing(String what, int number, int count) {
        throw new EngineException("the journal has a row of " + what + " " + number + ", the pipeline has " + count
            + "; it was written by another pipeline");
    }
}
