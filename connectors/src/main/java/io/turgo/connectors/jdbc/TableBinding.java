package io.turgo.connectors.jdbc;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.record.Field;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the fields of the rows that come go to the columns of one table. */
final class TableBinding {
    private final TableName name;
    private final Dialect dialect;
    private final List<Target> targets = new ArrayList<>();

    /**
     * @param columns names of columns by field; all fields under their own names if there is none
     * @param keys    fields by which rows are found; none if they are only appended
     * @throws ConfigurationException if a field is not there, or two go to one column
     */
    TableBinding(TableName name, Dialect dialect, Map<String, String> columns, List<String> keys, Scope rows) {
        this.name = name;
        this.dialect = dialect;
        final Map<String, String> chosen = new LinkedHashMap<>(columns);
        if (chosen.isEmpty()) {
            rows.columns().keySet().forEach(field -> chosen.put(field, field));
        }
        final Set<String> taken = new HashSet<>();
        chosen.forEach((field, column) -> {
            require(rows.columns().keySet(), field, "field");
            if (!taken.add(column)) {
                throw new ConfigurationException("two fields go to column `" + column + "` of table `" + name
                    + "`, give one another column");
            }
            if (keys.contains(field) && rows.column(field).type() == Type.FLOAT64) {
                throw new ConfigurationException("table `" + name + "`: FLOAT64 field `" + field
                    + "` is no key, for 0.0 and -0.0 differ and are equal; name another field");
            }
            targets.add(new Target(rows.column(field), column, keys.contains(field)));
        });
        keys.forEach(key -> require(chosen.keySet(), key, "key"));
    }

    private void require(Set<String> fields, String field, String what) {
        if (!fields.contains(field)) {
            throw new ConfigurationException("table `" + name + "`: there is no " + what + " `" + field
                + "` among the fields " + String.join(", ", fields) + Suggestion.of(field, fields));
        }
    }

    List<Target> targets() {
        return targets;
    }

    private List<String> columns() {
        return targets.stream().map(target -> dialect.quoted(target.name())).toList();
    }

    private List<String> keys() {
        return targets.stream().filter(Target::key).map(target -> dialect.quoted(target.name())).toList();
    }

    /**
     * The statement that makes the table if there is none, its keys as its primary key.
     *
     * @throws ConfigurationException if the database's types are not known
     */
    String create() {
        final List<String> parts = new ArrayList<>();
        for (final Target target : targets) {
            final Field field = target.field().field();
            final String type = dialect.typeOf(field);
            if (type == null) {
                throw new ConfigurationException("table `" + name + "` cannot be made: the types of this database are "
                    + "not known, only those of PostgreSQL, H2 and SQLite; make the table yourself");
            }
            parts.add(dialect.quoted(target.name()) + " " + type + (target.key() ? " NOT NULL" : ""));
        }
        if (!keys().isEmpty()) {
            parts.add("PRIMARY KEY (" + String.join(", ", keys()) + ")");
        }
        return "CREATE TABLE IF NOT EXISTS " + name.quoted(dialect) + " (" + String.join(", ", parts) + ")";
    }

    /** The columns as the database declares them. */
    List<TargetColumn> declared(Connection connection) throws SQLException {
        final List<TargetColumn> declared = new ArrayList<>();
        try (PreparedStatement statement =
            connection.prepareStatement(TableSql.describe(name.quoted(dialect), columns()));
            ResultSet nothing = statement.executeQuery()) {
            final ResultSetMetaData found = nothing.getMetaData();
            for (int i = 1; i <= targets.size(); i++) {
                declared.add(new TargetColumn(targets.get(i - 1).name(), found.getColumnType(i),
                    found.getColumnTypeName(i), found.getPrecision(i), found.getScale(i)));
            }
        }
        connection.rollback();
        return declared;
    }

    /**
     * What does the changes.
     *
     * @throws ConfigurationException if rows are found by keys, and it is not known how this database does that
     */
    TableWriter writer(List<TargetColumn> declared) {
        final String table = name.quoted(dialect);
        final String write = keys().isEmpty() ? TableSql.insert(table, columns())
            : dialect.upsert(table, columns(), keys());
        if (write == null) {
            throw new ConfigurationException("table `" + name + "` cannot be updated by key: how to is known of "
                + "PostgreSQL, H2 and SQLite only; append to it instead");
        }
        final List<Integer> keyTypes = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).key()) {
                keyTypes.add(declared.get(i).type());
            }
        }
        return new TableWriter(write, declared.stream().mapToInt(TargetColumn::type).toArray(),
            TableSql.delete(table, keys()), keyTypes.stream().mapToInt(Integer::intValue).toArray());
    }
}
