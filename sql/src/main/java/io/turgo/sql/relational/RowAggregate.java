package io.turgo.sql.relational;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.util.Optionality;

/** An aggregate function that is not Calcite's; it may stand with GROUP BY and with OVER. */
final class RowAggregate extends SqlAggFunction {
    RowAggregate(String name, SqlKind kind, SqlReturnTypeInference type, SqlOperandTypeChecker operands) {
        super(name, null, kind, type, null, operands, SqlFunctionCategory.SYSTEM, false, false, Optionality.FORBIDDEN);
    }
}
