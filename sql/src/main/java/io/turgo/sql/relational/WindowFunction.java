package io.turgo.sql.relational;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A window table-valued function: {@code TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' MINUTE)}. Its rows have the
 * columns of the table and {@code window_start}, {@code window_end} and {@code window_time}.
 */
public final class WindowFunction extends SqlFunction implements SqlTableFunction {
    /** The columns that it adds, in their order. */
    public static final List<String> COLUMNS = List.of("window_start", "window_end", "window_time");

    private static final int MILLISECONDS = 3;
    /** A row leaves a sliding window a nanosecond behind its last instant in it. */
    private static final int NANOSECONDS = 9;

    private final Kind kind;

    /** The functions there are. */
    public enum Kind {
        /** Windows of one size, one behind the other. */
        TUMBLE(1, List.of("DATA", "TIMECOL", "SIZE", "OFFSET"),
            "TUMBLE(TABLE t, DESCRIPTOR(ts), size [, offset])",
            "Windows of one size, one behind the other; rows that are not grouped come with theirs."),
        /** Windows of one size of which one begins with every slide. */
        HOP(2, List.of("DATA", "TIMECOL", "SLIDE", "SIZE", "OFFSET"),
            "HOP(TABLE t, DESCRIPTOR(ts), slide, size [, offset])",
            "Windows of one size of which one begins with every slide; rows that are not grouped come with each of "
                + "theirs."),
        /** Windows that begin together and end a step later each. */
        CUMULATE(2, List.of("DATA", "TIMECOL", "STEP", "SIZE", "OFFSET"),
            "CUMULATE(TABLE t, DESCRIPTOR(ts), step, size [, offset])",
            "Windows that begin together and end a step later each; rows that are not grouped come with each of "
                + "theirs."),
        /** Windows of activity. */
        SESSION(1, List.of("DATA", "TIMECOL", "GAP"),
            "SESSION(TABLE t [PARTITION BY key], DESCRIPTOR(ts), gap)",
            "Windows of activity: each row is at most the gap behind another one; for GROUP BY only."),
        /** Windows of one size of which one ends at each instant at which rows come into it or leave it. */
        SLIDE(1, List.of("DATA", "TIMECOL", "SIZE"), "SLIDE(TABLE t, DESCRIPTOR(ts), size)",
            "Windows of one size of which one ends at each instant at which rows come into it or leave it.");

        private final int durations;
        private final List<String> parameters;
        private final String signature;
        private final String summary;

        Kind(int durations, List<String> parameters, String signature, String summary) {
            this.durations = durations;
            this.parameters = parameters;
            this.signature = signature;
            this.summary = summary;
        }

        /** How many lengths of time it is called with, beside an offset. */
        public int durations() {
            return durations;
        }

        /** How it is called. */
        public String signature() {
            return signature;
        }

        /** What it gives. */
        public String summary() {
            return summary;
        }
    }

    /** The function of that kind. */
    public WindowFunction(Kind kind) {
        super(kind.name(), SqlKind.OTHER_FUNCTION, ReturnTypes.CURSOR, null,
            new TimedOperands(kind.signature, kind.parameters, kind.durations), SqlFunctionCategory.SYSTEM);
        this.kind = kind;
    }

    /** Which one it is. */
    public Kind windowKind() {
        return kind;
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return this::rowType;
    }

    private RelDataType rowType(SqlOperatorBinding binding) {
        final RelDataTypeFactory factory = binding.getTypeFactory();
        final RelDataType table = binding.getOperandType(0);
        final int digits = kind == Kind.SLIDE ? NANOSECONDS : MILLISECONDS;
        final RelDataType time = factory.createTypeWithNullability(
            factory.createSqlType(SqlTypeName.TIMESTAMP, digits), false);
        return factory.builder().kind(table.getStructKind()).addAll(table.getFieldList())
            .add(COLUMNS.get(0), time).add(COLUMNS.get(1), time)
            .add(COLUMNS.get(2), attribute(binding, factory, table, digits)).build();
    }

    /** The window's time is of the kind of the time that it is made of. */
    private static RelDataType attribute(
        SqlOperatorBinding binding, RelDataTypeFactory factory, RelDataType table, int digits) {
        SqlTypeName name = SqlTypeName.TIMESTAMP;
        if (binding instanceof SqlCallBinding call && call.operand(1) instanceof SqlCall descriptor
            && descriptor.operandCount() > 0) {
            final String column = descriptor.operand(0).toString();
            final var field = table.getField(column, true, false);
            if (field != null && field.getType().getSqlTypeName() == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE) {
                name = SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
            }
        }
        return factory.createTypeWithNullability(factory.createSqlType(name, digits), false);
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return ordinal != 0;
    }
}
