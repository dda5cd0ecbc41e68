package io.turgo.connectors.generator;

import io.turgo.record.Column;
import io.turgo.record.Row;

/** Sets times up to a distance before that of a clock. Belongs to one thread. */
final class PastCell extends GeneratedCell {
    private final Values.Past past;

    PastCell(Column column, Values.Past past) {
        super(column);
        this.past = past;
    }

    @Override
    void set(Row row, long number, long random) {
        row.int64(column, past.epochNanos().getAsLong() - below(random, past.mostNs() + 1));
    }
}
