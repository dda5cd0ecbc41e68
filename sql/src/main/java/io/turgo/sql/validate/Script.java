package io.turgo.sql.validate;

import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.text.SqlText;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * What a file says.
 *
 * @param statements as they were parsed, and changed by validation
 * @param analysis   of its queries, with its catalog
 * @param settings   by SET, in their order
 * @param insertions what it writes, in its order
 */
public record Script(SqlText text, List<SqlNode> statements, Analysis analysis, List<TableOption> settings,
    List<Insertion> insertions) {
}
