package io.turgo.sql.catalog;

import io.turgo.sql.text.Place;

/**
 * An option of a table as it is given, with the environment put in.
 *
 * @param keyPlace   where its name stands
 * @param valuePlace where its value stands
 */
public record TableOption(String key, String value, Place keyPlace, Place valuePlace) {
}
