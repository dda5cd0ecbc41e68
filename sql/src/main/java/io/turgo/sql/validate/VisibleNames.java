package io.turgo.sql.validate;

import io.turgo.sql.catalog.Catalog;
import io.turgo.sql.relational.WindowFunction;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** The names that somebody may have meant in a query: of tables, and of their columns. */
final class VisibleNames extends SqlBasicVisitor<Void> {
    private final Catalog catalog;
    private final Set<String> columns = new LinkedHashSet<>();
    private final List<String> parts = new ArrayList<>();
    private final String only;

    private VisibleNames(Catalog catalog, String only) {
        this.catalog = catalog;
        this.only = only;
    }

    /** Tables, views and named parts of the query. */
    static List<String> tables(Catalog catalog, SqlNode query) {
        final VisibleNames names = new VisibleNames(catalog, null);
        query.accept(names);
        final List<String> all = new ArrayList<>(catalog.names());
        all.addAll(names.parts);
        return all;
    }

    /**
     * Columns of the tables that the query names, and columns that it names itself.
     *
     * @param table the table or alias whose columns are meant, or null for all
     */
    static List<String> columns(Catalog catalog, SqlNode query, String table) {
        final VisibleNames names = new VisibleNames(catalog, table);
        query.accept(names);
        if (names.columns.isEmpty() && table != null) {
            return columns(catalog, query, null);
        }
        return List.copyOf(names.columns);
    }

    @Override
    public Void visit(SqlIdentifier name) {
        if (name.isSimple() && (only == null || only.equals(name.getSimple()))) {
            columns.addAll(catalog.columns(name.getSimple()));
        }
        return null;
    }

    @Override
    public Void visit(SqlCall call) {
        if (call instanceof SqlWithItem item) {
            parts.add(item.name.getSimple());
        } else if (call.getKind() == SqlKind.AS && call.operand(1) instanceof SqlIdentifier alias) {
            if (call.operand(0).getKind() == SqlKind.IDENTIFIER || call.operand(0).isA(SqlKind.QUERY)) {
                parts.add(alias.getSimple());
            }
            alias(call.operand(0), alias);
        } else if (call.getOperator() instanceof WindowFunction || isWindow(call)) {
            columns.addAll(WindowFunction.COLUMNS);
        }
        return super.visit(call);
    }

    private void alias(SqlNode named, SqlIdentifier alias) {
        if (named instanceof SqlIdentifier table && table.isSimple() && catalog.has(table.getSimple())) {
            if (alias.getSimple().equals(only)) {
                columns.addAll(catalog.columns(table.getSimple()));
            }
        } else if (only == null && !named.isA(SqlKind.QUERY)) {
            columns.add(alias.getSimple());
        }
    }

    private static boolean isWindow(SqlCall call) {
        try {
            WindowFunction.Kind.valueOf(call.getOperator().getName());
            return true;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }
}
