package io.turgo.sql.relational;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Static;

/**
 * A window table-valued function: {@code TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)}. Its rows have the
 * columns of the table and {@code window_start}, {@code window_end} and {@code window_time}.
 */
public final class WindowFunction extends SqlFunction implements SqlTableFunction {
    /** The columns that it adds, in their order. */
    public static final List<String> COLUMNS = List.of("window_start", "window_end", "window_time");

    private final Kind kind;

    /** The functions there are. */
    public enum Kind {
        /** Windows of one size, one behind the other. */
        TUMBLE(1, 1, List.of("DATA", "TIMECOL", "SIZE", "OFFSET"),
            "TUMBLE(TABLE t, DESCRIPTOR(ts), size [, offset])"),
        /** Windows of one size of which one begins with every slide. */
        HOP(2, 1, List.of("DATA", "TIMECOL", "SLIDE", "SIZE", "OFFSET"),
            "HOP(TABLE t, DESCRIPTOR(ts), slide, size [, offset])"),
        /** Windows that begin together and end a step later each. */
        CUMULATE(2, 1, List.of("DATA", "TIMECOL", "STEP", "SIZE", "OFFSET"),
            "CUMULATE(TABLE t, DESCRIPTOR(ts), step, size [, offset])"),
        /** Windows of activity. */
        SESSION(1, 0, List.of("DATA", "TIMECOL", "GAP"),
            "SESSION(TABLE t [PARTITION BY key], DESCRIPTOR(ts), gap)");

        private final int durations;
        private final int optional;
        private final List<String> parameters;
        private final String signature;

        Kind(int durations, int optional, List<String> parameters, String signature) {
            this.durations = durations;
            this.optional = optional;
            this.parameters = parameters;
            this.signature = signature;
        }

        /** How it is called. */
        public String signature() {
            return signature;
        }
    }

    /** The function of that kind. */
    public WindowFunction(Kind kind) {
        super(kind.name(), SqlKind.OTHER_FUNCTION, ReturnTypes.CURSOR, null, new Operands(kind),
            SqlFunctionCategory.SYSTEM);
        this.kind = kind;
    }

    /** Which one it is. */
    public Kind windowKind() {
        return kind;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return WindowFunction::rowType;
    }

    private static RelDataType rowType(SqlOperatorBinding binding) {
        final RelDataTypeFactory factory = binding.getTypeFactory();
        final RelDataType table = binding.getOperandType(0);
        final RelDataType time = factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.TIMESTAMP, 3), false);
        return factory.builder().kind(table.getStructKind()).addAll(table.getFieldList())
            .add(COLUMNS.get(0), time).add(COLUMNS.get(1), time)
            .add(COLUMNS.get(2), attribute(binding, factory, table)).build();
    }

    /** The window's time is of the kind of the time that it is made of. */
    private static RelDataType attribute(SqlOperatorBinding binding, RelDataTypeFactory factory, RelDataType table) {
        SqlTypeName name = SqlTypeName.TIMESTAMP;
        if (binding instanceof SqlCallBinding call && call.operand(1) instanceof SqlCall descriptor
            && descriptor.operandCount() > 0) {
            final String column = descriptor.operand(0).toString();
            final var field = table.getField(column, true, false);
            if (field != null && field.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
                name = SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            }
        }
        return factory.createTypeWithNullability(factory.createSqlType(name, 3), false);
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return ordinal != 0;
    }

    /** Which operands a function takes. */
    private record Operands(Kind kind) implements SqlOperandMetadata {
        private static final int FIRST_DURATION = 2;

        @Override
        public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
            return java.util.Collections.nCopies(kind.parameters.size(), factory.createSqlType(SqlTypeName.ANY));
        }

        @Override
        public List<String> paramNames() {
            return kind.parameters;
        }

        @Override
        public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
            if (binding.operand(1).getKind() != SqlKind.DESCRIPTOR) {
                return fail(binding, throwOnFailure);
            }
            checkColumns(binding);
            for (int i = FIRST_DURATION; i < binding.getOperandCount(); i++) {
                if (binding.operand(i).getKind() != SqlKind.DEFAULT && !isInterval(binding, binding.operand(i))) {
                    return fail(binding, throwOnFailure);
                }
            }
            return true;
        }

        private static void checkColumns(SqlCallBinding binding) {
            final RelDataType table =
                binding.getValidator().deriveType(binding.getScope(), binding.operand(0));
            for (final SqlNode column : ((SqlCall) binding.operand(1)).getOperandList()) {
                if (table.getField(column.toString(), true, false) == null) {
                    throw SqlUtil.newContextException(
                        column.getParserPosition(), Static.RESOURCE.columnNotFound(column.toString()));
                }
            }
        }

        private static boolean isInterval(SqlCallBinding binding, SqlNode operand) {
            return SqlTypeName.INTERVAL_TYPES.contains(
                binding.getValidator().deriveType(binding.getScope(), operand).getSqlTypeName());
        }

        private static boolean fail(SqlCallBinding binding, boolean throwOnFailure) {
            if (throwOnFailure) {
                throw binding.newValidationSignatureError();
            }
            return false;
        }

        @Override
        public SqlOperandCountRange getOperandCountRange() {
            return SqlOperandCountRanges.between(
                FIRST_DURATION + kind.durations, FIRST_DURATION + kind.durations + kind.optional);
        }

        @Override
        public String getAllowedSignatures(SqlOperator operator, String name) {
            return kind.signature;
        }

        @Override
        public boolean isOptional(int i) {
            return i >= FIRST_DURATION + kind.durations;
        }

        @Override
        public boolean isFixedParameters() {
            return true;
        }
    }
}
