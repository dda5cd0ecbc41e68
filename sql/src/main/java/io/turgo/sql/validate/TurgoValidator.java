package io.turgo.sql.validate;

import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.validate.SqlValidatorImpl;

/** Calcite's validator, which has to be derived from to be made. */
final class TurgoValidator extends SqlValidatorImpl {
    TurgoValidator(
        SqlOperatorTable operators, CalciteCatalogReader reader, RelDataTypeFactory types, Config config) {
        super(operators, reader, types, config);
    }
}
