package io.turgo.operators.aggregate;

import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;

/**
 * The order of ranked values, as words that compare as signed longs, one after the other: those of a weight, and then
 * the event time.
 *
 * @param weight     or null to go by event time alone
 * @param descending whether the greatest weight comes first, or, without one, the latest time
 * @param timed      whether equal weights go by event time
 */
record Ranking(WordField weight, boolean descending, boolean timed) {
    /** By the values of a column; equal ones are one as good as the other, or the earlier one is the better. */
    static Ranking by(Column weight, boolean descending, boolean timed) {
        return new Ranking(new WordField(weight), descending, timed);
    }

    /** By event time. */
    static Ranking byTime(boolean descending) {
        return new Ranking(null, descending, true);
    }

    int words() {
        return (weight == null ? 0 : weight.isWide() ? 2 : 1) + (timed ? 1 : 0);
    }

    boolean isNull(Row row) {
        return weight != null && weight.isNull(row);
    }

    /** Writes a row's words to the start of {@code entry}. */
    void read(Row row, long[] entry) {
        int next = 0;
        if (weight != null) {
            final long flip = descending ? -1 : 0;
            if (weight.isWide()) {
                entry[next++] = weight.high(row) ^ flip;
                entry[next++] = weight.low(row) ^ Long.MIN_VALUE ^ flip;
            } else {
                entry[next++] = comparable(weight.low(row)) ^ flip;
            }
        }
        if (timed) {
            entry[next] = weight == null && descending ? ~row.eventTimeNs() : row.eventTimeNs();
        }
    }

    /** A word that orders as its value does: a double by {@link Double#compare}, all else as it is. */
    private long comparable(long word) {
        if (weight.column().type() != Type.FLOAT64) {
            return word;
        }
        final long bits = Double.doubleToLongBits(Double.longBitsToDouble(word));
        return bits ^ bits >> 63 & Long.MAX_VALUE;
    }
}
