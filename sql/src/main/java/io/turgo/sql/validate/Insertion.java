package io.turgo.sql.validate;

import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Place;
import java.util.List;
import org.apache.calcite.rel.RelNode;

/**
 * Rows that go to a table.
 *
 * @param table   where they go
 * @param columns for each column that is written, in its order, which column of the rows it gets; -1 for NULL
 * @param rows    that go there
 * @param place   of the statement
 */
public record Insertion(DeclaredTable table, List<Integer> columns, RelNode rows, Place place) {
}
