package io.turgo.connectors.spi;

import io.turgo.source.Source;

/**
 * A table's rows.
 *
 * @param source     publishes rows that have exactly the table's columns; for one run
 * @param partitions how many partitions it has, at least 1, each with a position and a watermark of its own
 * @param bounded    whether it ends by itself
 */
public record TableSource(Source source, int partitions, boolean bounded) {
    /** A source of one partition. */
    public static TableSource of(Source source, boolean bounded) {
        return new TableSource(source, 1, bounded);
    }
}
