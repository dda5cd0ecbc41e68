package io.turgo.sql.ranking;

/**
 * A field by which rows are sorted. A null is less than every value, as in Flink.
 *
 * @param name       of the field, of fixed width and no SYMBOL
 * @param descending whether the greatest comes first
 */
public record SortField(String name, boolean descending) {
    @Override
    public String toString() {
        return name + (descending ? " DESC" : "");
    }
}
