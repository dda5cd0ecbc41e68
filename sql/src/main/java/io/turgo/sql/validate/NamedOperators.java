package io.turgo.sql.validate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;

/** Operators by name, in any case of letters. Calcite's own list misses those that may have a star. Immutable. */
final class NamedOperators implements SqlOperatorTable {
    private final List<SqlOperator> operators;
    private final Map<String, List<SqlOperator>> byName = new HashMap<>();

    NamedOperators(List<SqlOperator> operators) {
        this.operators = List.copyOf(operators);
        operators.forEach(each -> byName.computeIfAbsent(key(each.getName()), name -> new ArrayList<>()).add(each));
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }

    @Override
    public void lookupOperatorOverloads(SqlIdentifier name, SqlFunctionCategory category, SqlSyntax syntax,
        List<SqlOperator> found, SqlNameMatcher matcher) {
        if (name.isSimple()) {
            byName.getOrDefault(key(name.getSimple()), List.of()).stream()
                .filter(each -> isWritten(each, syntax)).forEach(found::add);
        }
    }

    /** Functions with a syntax of their own, such as CAST, are looked up as functions, too. */
    private static boolean isWritten(SqlOperator operator, SqlSyntax syntax) {
        return operator.getSyntax().family == syntax
            || syntax == SqlSyntax.FUNCTION && operator instanceof SqlFunction;
    }

    @Override
    public List<SqlOperator> getOperatorList() {
        return operators;
    }
}
