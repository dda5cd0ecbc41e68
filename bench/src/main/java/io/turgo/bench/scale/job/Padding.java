package io.turgo.bench.scale.job;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import java.util.List;
import java.util.stream.IntStream;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What makes events longer: words of random bits, each an INT64 field, or all of them one STRING. Immutable.
 *
 * @param events the stream that it belongs to
 * @param words  how many, 8 bytes each
 * @param text   whether they are one STRING
 */
public record Padding(Events events, int words, boolean text) {
    private static final String TEXT = "text";

    /** No padding. */
    public static Padding none(Events events) {
        return new Padding(events, 0, false);
    }

    /** The fields that it takes. */
    public List<Field> fields() {
        if (words == 0) {
            return List.of();
        }
        return text ? List.of(Field.string(TEXT))
            : IntStream.range(0, words).mapToObj(word -> Field.int64("word_" + word)).toList();
    }

    /** Fills the fields of rows of that scope. For one thread. */
    Filler filler(Scope rows) {
        final Column[] columns = fields().stream().map(field -> rows.column(field.name())).toArray(Column[]::new);
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[words * Long.BYTES]);
        return (row, index) -> {
            for (int word = 0; word < words; word++) {
                if (text) {
                    bytes.putLong(word * Long.BYTES, events.padding(index, word));
                } else {
                    row.int64(columns[word], events.padding(index, word));
                }
            }
            if (text && words > 0) {
                row.string(columns[0], bytes, 0, bytes.capacity());
            }
        };
    }

    /** Sets the padding of an event. */
    @FunctionalInterface
    interface Filler {
        /** Sets the padding of event {@code index} in its row. */
        void fill(Row row, long index);
    }
}
