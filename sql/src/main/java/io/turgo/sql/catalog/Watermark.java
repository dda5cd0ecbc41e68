package io.turgo.sql.catalog;

import io.turgo.sql.text.Place;

/**
 * How far event time is behind the latest row of a table.
 *
 * @param column  that holds the event time
 * @param delayNs by how much rows may be out of order; 0 if they are in order
 * @param place   of the clause
 */
public record Watermark(String column, long delayNs, Place place) {
}
