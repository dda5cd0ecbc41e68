package io.turgo.sql.validate;

import io.turgo.sql.relational.AggregateSpec;
import io.turgo.sql.relational.RelationalFunctions;
import io.turgo.sql.relational.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Every function that a query may call. */
public final class OperatorTables {
    private static final SqlOperatorTable ALL = table();

    private OperatorTables() {
    }

    private static SqlOperatorTable table() {
        final List<SqlOperator> all = new ArrayList<>(RelationalFunctions.operators());
        final Set<String> names = all.stream().map(SqlOperator::getName).collect(Collectors.toSet());
        SqlStdOperatorTable.instance().getOperatorList().stream()
            .filter(each -> !names.contains(each.getName())).forEach(all::add);
        return new NamedOperators(all);
    }

    /** All there are. */
    public static SqlOperatorTable all() {
        return ALL;
    }

    /** How a function is called, or null if that is not known. */
    static String usage(String name) {
        for (final AggregateSpec spec : AggregateSpec.values()) {
            if (spec.name().equalsIgnoreCase(name)) {
                return "it is called as " + spec.signature();
            }
        }
        for (final WindowFunction.Kind kind : WindowFunction.Kind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return "it is called as " + kind.signature();
            }
        }
        return null;
    }

    /** The names of all there are. */
    public static List<String> names() {
        return all().getOperatorList().stream().map(SqlOperator::getName).distinct().sorted().toList();
    }
}
