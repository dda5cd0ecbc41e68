package io.turgo.sql.validate;

import com.google.common.collect.ImmutableSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Calcite's validator, with the casts that Flink takes. */
final class TurgoValidator extends SqlValidatorImpl {
    private static final SqlTypeCoercionRule CASTS = casts();

    TurgoValidator(
        SqlOperatorTable operators, CalciteCatalogReader reader, RelDataTypeFactory types, Config config) {
        super(operators, reader, types, config.withTypeCoercionRules(CASTS));
    }

    /** Calcite's, and truth values as numbers: 1 and 0. */
    private static SqlTypeCoercionRule casts() {
        final Map<SqlTypeName, ImmutableSet<SqlTypeName>> casts =
            new LinkedHashMap<>(SqlTypeCoercionRule.instance().getTypeMapping());
        for (final SqlTypeName number : SqlTypeName.NUMERIC_TYPES) {
            casts.computeIfPresent(number, (to, from) ->
                ImmutableSet.<SqlTypeName>builder().addAll(from).add(SqlTypeName.BOOLEAN).build());
        }
        return SqlTypeCoercionRule.instance(casts);
    }
}
