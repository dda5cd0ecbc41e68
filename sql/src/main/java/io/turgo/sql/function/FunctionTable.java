package io.turgo.sql.function;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** All scalar functions by name: those that are built in, and the user's. Immutable; any thread. */
public final class FunctionTable {
    private static final Map<String, FunctionSpec> SPECS = new TreeMap<>();
    private static final Map<String, FunctionSpec> BY_OPERATOR = new TreeMap<>();
    /** What is known by the sign of another, or comes of it while an expression is planned. */
    private static final List<SqlOperator> MORE = List.of(
        SqlStdOperatorTable.NOT_EQUALS, SqlStdOperatorTable.LESS_THAN, SqlStdOperatorTable.LESS_THAN_OR_EQUAL,
        SqlStdOperatorTable.GREATER_THAN, SqlStdOperatorTable.GREATER_THAN_OR_EQUAL,
        SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, SqlStdOperatorTable.NOT_BETWEEN,
        SqlStdOperatorTable.SYMMETRIC_BETWEEN, SqlStdOperatorTable.SYMMETRIC_NOT_BETWEEN, SqlStdOperatorTable.NOT_IN,
        SqlStdOperatorTable.NOT_LIKE, SqlStdOperatorTable.IS_NOT_NULL, SqlStdOperatorTable.IS_NOT_TRUE,
        SqlStdOperatorTable.IS_FALSE, SqlStdOperatorTable.IS_NOT_FALSE, SqlStdOperatorTable.IS_UNKNOWN,
        SqlStdOperatorTable.IS_NOT_UNKNOWN, SqlStdOperatorTable.UNARY_MINUS, SqlStdOperatorTable.UNARY_PLUS,
        SqlStdOperatorTable.MINUS_DATE, SqlStdOperatorTable.DATETIME_PLUS, SqlStdOperatorTable.SEARCH,
        SqlStdOperatorTable.LITERAL_CHAIN, SqlStdOperatorTable.ROW);

    static {
        for (final List<FunctionSpec> group : List.of(
            LogicSpecs.all(), NumberSpecs.all(), TextSpecs.all(), PatternSpecs.all(), TimeSpecs.all())) {
            group.forEach(each -> SPECS.put(each.name(), each));
        }
        SPECS.values().stream().filter(each -> each.operator() != null)
            .forEach(each -> BY_OPERATOR.putIfAbsent(each.operator().getName(), each));
    }

    private FunctionTable() {
    }

    /** The function of that name, in capitals; null if there is none. */
    public static FunctionSpec named(String name) {
        final FunctionSpec builtIn = SPECS.get(name);
        return builtIn == null ? own().get(name) : builtIn;
    }

    /** The function that an operator of a plan is; null if it is none. */
    public static FunctionSpec of(SqlOperator operator) {
        return operator instanceof UserFunction ? own().get(operator.getName()) : BY_OPERATOR.get(operator.getName());
    }

    /** All names, in alphabetical order. */
    public static Collection<String> names() {
        final Set<String> names = new TreeSet<>(SPECS.keySet());
        names.addAll(own().keySet());
        return names;
    }

    /**
     * The user's functions by name, see {@link SqlScalar}.
     *
     * @throws io.turgo.error.ConfigurationException if one of them cannot be used
     */
    public static Map<String, FunctionSpec> own() {
        return UserFunctions.all(SPECS);
    }

    /** All that are built in, in the alphabetical order of their names; those that are refused too. */
    public static Collection<FunctionSpec> all() {
        return SPECS.values();
    }

    /** What the validator finds scalar functions and operators in; nothing else is supported. */
    public static SqlOperatorTable operators() {
        final List<SqlOperator> operators = new ArrayList<>(MORE);
        SPECS.values().stream().map(FunctionSpec::operator).filter(each -> each != null).forEach(operators::add);
        own().values().forEach(each -> operators.add(each.operator()));
        return SqlOperatorTables.of(operators);
    }
}
