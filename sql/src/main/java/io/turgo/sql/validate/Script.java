package io.turgo.sql.validate;

import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.text.SqlText;
import java.util.List;

/**
 * What a file says.
 *
 * @param analysis   of its queries, with its catalog
 * @param settings   by SET, in their order
 * @param insertions what it writes, in its order
 */
public record Script(SqlText text, Analysis analysis, List<TableOption> settings, List<Insertion> insertions) {
}
