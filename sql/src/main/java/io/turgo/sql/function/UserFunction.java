package io.turgo.sql.function;

import io.turgo.sql.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;

/** A scalar function of the user's as the validator sees it. Immutable. */
public final class UserFunction extends SqlFunction {
    private final int version;

    private UserFunction(SqlScalar function, List<UserMethod> methods) {
        super(function.name().toUpperCase(Locale.ROOT), SqlKind.OTHER_FUNCTION,
            binding -> type(function, methods, binding), null, new Arguments(function, methods),
            SqlFunctionCategory.USER_DEFINED_FUNCTION);
        version = function.version();
    }

    /** What is known of it, as of functions that are built in. */
    static FunctionSpec spec(SqlScalar function, List<UserMethod> methods) {
        final UserFunction operator = new UserFunction(function, methods);
        return new FunctionSpec(operator.getName(), FunctionSpec.Group.OWN, function.signature(), function.summary(),
            operator, function.getClass(), SqlScalar.METHOD, false, null);
    }

    /** What it computes, as far as that can be told: its name and version. */
    public String logic() {
        return getName() + '/' + version;
    }

    private static RelDataType type(SqlScalar function, List<UserMethod> methods, SqlOperatorBinding binding) {
        boolean nullable = methods.stream().anyMatch(UserMethod::tells);
        for (int i = 0; i < binding.getOperandCount(); i++) {
            nullable |= binding.getOperandType(i).isNullable();
        }
        final RelDataType type = SqlTypes.type(binding.getTypeFactory(), function.result());
        return binding.getTypeFactory().createTypeWithNullability(type, nullable);
    }

    /** Which arguments its methods take. */
    private record Arguments(SqlScalar function, List<UserMethod> methods) implements SqlOperandTypeChecker {
        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            final List<RelDataType> types = binding.collectOperandTypes();
            if (methods.stream().anyMatch(method -> method.takes(types))) {
                return true;
            }
            if (throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return false;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(
                methods.stream().mapToInt(UserMethod::arguments).min().orElseThrow(),
                methods.stream().mapToInt(UserMethod::arguments).max().orElseThrow());
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return function.signature() + " with "
                + methods.stream().map(UserMethod::types).sorted().collect(Collectors.joining(" or "));
        }
    }
}
