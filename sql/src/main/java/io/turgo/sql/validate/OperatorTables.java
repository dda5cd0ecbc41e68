package io.turgo.sql.validate;

import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import io.turgo.sql.relational.AggregateSpec;
import io.turgo.sql.relational.RelationalFunctions;
import io.turgo.sql.relational.TableFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;

/** Every function that a query may call. */
public final class OperatorTables {
    private static volatile SqlOperatorTable all;

    private OperatorTables() {
    }

    private static SqlOperatorTable table() {
        final List<SqlOperator> operators = new ArrayList<>(RelationalFunctions.operators());
        operators.addAll(FunctionTable.operators().getOperatorList());
        return new NamedOperators(operators);
    }

    /**
     * All there are.
     *
     * @throws io.turgo.error.ConfigurationException if a function of the user's cannot be used
     */
    public static SqlOperatorTable all() {
        if (all == null) {
            all = table();
        }
        return all;
    }

    /** How a function is called, or null if that is not known. */
    static String usage(String name) {
        for (final AggregateSpec spec : AggregateSpec.values()) {
            if (spec.name().equalsIgnoreCase(name)) {
                return "it is called as " + spec.signature();
            }
        }
        if (TableFunctions.signature(name) != null) {
            return "it is called as " + TableFunctions.signature(name);
        }
        final FunctionSpec scalar = FunctionTable.named(name.toUpperCase(Locale.ROOT));
        return scalar == null ? null : "it is called as " + scalar.signature();
    }

    /** The names of all there are. */
    public static List<String> names() {
        final Set<String> names = new TreeSet<>(FunctionTable.names());
        RelationalFunctions.operators().forEach(each -> names.add(each.getName()));
        return List.copyOf(names);
    }
}
