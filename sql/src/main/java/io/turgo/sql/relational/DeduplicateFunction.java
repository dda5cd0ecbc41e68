package io.turgo.sql.relational;

import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;

/**
 * {@code DEDUPLICATE(TABLE t [PARTITION BY key], DESCRIPTOR(ts), INTERVAL '1' MINUTE)}: the rows of a table without
 * those that are less than so much away from one of the same key that has passed.
 */
public final class DeduplicateFunction extends SqlFunction implements SqlTableFunction {
    /** The one there is. */
    public static final DeduplicateFunction INSTANCE = new DeduplicateFunction();
    /** How it is called. */
    public static final String SIGNATURE = "DEDUPLICATE(TABLE t [PARTITION BY key], DESCRIPTOR(ts), within)";
    /** What it gives. */
    static final String SUMMARY =
        "The rows without those that are less than that time away from one of the same key that has passed.";

    private DeduplicateFunction() {
        super("DEDUPLICATE", SqlKind.OTHER_FUNCTION, ReturnTypes.CURSOR, null,
            new TimedOperands(SIGNATURE, List.of("DATA", "TIMECOL", "WITHIN"), 1), SqlFunctionCategory.SYSTEM);
    }

    @Override
    public SqlReturnTypeInference getRowTypeInference() {
        return ReturnTypes.ARG0;
    }

    @Override
    public boolean argumentMustBeScalar(int ordinal) {
        return ordinal != 0;
    }
}
