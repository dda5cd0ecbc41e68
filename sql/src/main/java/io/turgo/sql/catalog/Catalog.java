package io.turgo.sql.catalog;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.rel.type.RelDataType;

/** The tables and views that a file has declared so far. One thread. */
public final class Catalog {
    private final CalciteSchema schema = CalciteSchema.createRootSchema(false, false);
    private final Map<String, DeclaredTable> tables = new LinkedHashMap<>();
    private final Map<String, RelDataType> views = new LinkedHashMap<>();

    /** A catalog with the tables that there always are, which a file may declare anew. */
    public static Catalog withSystemTables() {
        final Catalog catalog = new Catalog();
        catalog.schema.add(SystemTables.DEAD_LETTERS.name(), new CatalogTable(SystemTables.DEAD_LETTERS));
        return catalog;
    }

    /** What queries are validated against. */
    public CalciteSchema schema() {
        return schema;
    }

    /** Whether a table or a view has that name. */
    public boolean has(String name) {
        return tables.containsKey(name) || views.containsKey(name);
    }

    /** Adds a table. */
    public void add(DeclaredTable table) {
        tables.put(table.name(), table);
        schema.add(table.name(), new CatalogTable(table));
    }

    /** Adds a view. */
    public void add(ViewRows view) {
        views.put(view.name(), view.getRowType());
        schema.add(view.name(), new CatalogView(view));
    }

    /** The table of that name, or null. */
    public DeclaredTable table(String name) {
        return tables.get(name);
    }

    /** All tables, in the order of declaration. */
    public Collection<DeclaredTable> tables() {
        return tables.values();
    }

    /** Whether it is the name of a view. */
    public boolean isView(String name) {
        return views.containsKey(name);
    }

    /** The names of all tables and views. */
    public List<String> names() {
        return java.util.stream.Stream.concat(tables.keySet().stream(), views.keySet().stream()).toList();
    }

    /** The columns of a table or view; none if there is none of that name. */
    public List<String> columns(String name) {
        return tables.containsKey(name) ? tables.get(name).columnNames()
            : name.equals(SystemTables.DEAD_LETTERS.name()) ? SystemTables.DEAD_LETTERS.columnNames()
            : views.containsKey(name) ? views.get(name).getFieldNames() : List.of();
    }
}
