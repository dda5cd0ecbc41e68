package io.turgo.sql.catalog;

import io.turgo.sql.text.Place;
import org.apache.calcite.sql.SqlNode;

/**
 * An option of a table, or a setting, as it is given, with the environment put in.
 *
 * @param keyPlace   where its name stands
 * @param valuePlace where its value stands
 */
public record TableOption(String key, String value, Place keyPlace, Place valuePlace) {
    /**
     * What stands in a file.
     *
     * @param text        of the value
     * @param environment what variables in it stand for
     */
    public static TableOption of(String key, SqlNode keyNode, String text, SqlNode value, EnvironmentText environment) {
        final Place place = Place.of(value);
        return new TableOption(key, environment.of(key, text, place), Place.of(keyNode), place);
    }
}
