package io.turgo.sql.validate;

import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.catalog.EnvironmentText;
import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.catalog.Watermark;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.flink.sql.parser.ddl.SqlTableColumn;
import org.apache.flink.sql.parser.ddl.SqlTableOption;
import org.apache.flink.sql.parser.ddl.constraint.SqlTableConstraint;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTable;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableAs;
import org.apache.flink.sql.parser.ddl.table.SqlCreateTableLike;

/** Makes a declared table of a CREATE TABLE. For one statement. */
final class TableDeclaration {
    private final Analysis analysis;
    private final EnvironmentText environment;
    private final SqlCreateTable statement;
    private final String name;
    private final Map<String, DeclaredColumn> columns = new LinkedHashMap<>();

    private TableDeclaration(Analysis analysis, EnvironmentText environment, SqlCreateTable statement) {
        this.analysis = analysis;
        this.environment = environment;
        this.statement = statement;
        this.name = Names.simple(statement.getName());
    }

    /** @throws Refusal if the table cannot be */
    static DeclaredTable of(Analysis analysis, EnvironmentText environment, SqlCreateTable statement) {
        return new TableDeclaration(analysis, environment, statement).declare();
    }

    private DeclaredTable declare() {
        refuseUnsupported();
        final List<SqlTableColumn.SqlComputedColumn> computed = new ArrayList<>();
        for (final SqlNode column : statement.getColumnList()) {
            if (column instanceof SqlTableColumn.SqlComputedColumn expression) {
                computed.add(expression);
                add(null, expression);
            } else {
                add(stored(column), (SqlTableColumn) column);
            }
        }
        compute(computed);
        final Watermark watermark = statement.getWatermark().map(WatermarkClause::of).orElse(null);
        checkWatermark(watermark);
        return new DeclaredTable(name, new ArrayList<>(columns.values()), watermark, primaryKey(), options(),
            Place.of(statement.getName()));
    }

    private void refuseUnsupported() {
        if (statement instanceof SqlCreateTableAs || statement instanceof SqlCreateTableLike) {
            throw new Refusal(Place.of(statement.getName()), statement instanceof SqlCreateTableAs
                ? "CREATE TABLE ... AS SELECT is not supported" : "CREATE TABLE ... LIKE is not supported",
                "instead: CREATE TABLE with all of its columns, then INSERT INTO it");
        }
        if (!statement.getPartitionKeyList().isEmpty()) {
            throw new Refusal(Place.of(statement.getName()), "PARTITIONED BY is not supported",
                "instead: a table, and an INSERT INTO with a WHERE, for each partition");
        }
        if (statement.getDistribution() != null) {
            throw new Refusal(Place.of(statement.getDistribution()), "DISTRIBUTED is not supported", "leave it out");
        }
        if (statement.getColumnList().isEmpty()) {
            throw new Refusal(Place.of(statement.getName()), "table `" + name + "` has no columns",
                "name them: CREATE TABLE " + name + " (id BIGINT, ...) WITH (...)");
        }
    }

    private void add(DeclaredColumn column, SqlTableColumn declared) {
        final String columnName = Names.identifier(declared.getName(), "column");
        if (columns.containsKey(columnName)) {
            throw new Refusal(Place.of(declared.getName()), "table `" + name + "` has two columns `" + columnName
                + "`", "rename one of them");
        }
        columns.put(columnName, column);
    }

    private DeclaredColumn stored(SqlNode node) {
        final SqlTableColumn column = (SqlTableColumn) node;
        final Place place = Place.of(column.getName());
        final String columnName = column.getName().getSimple();
        if (node instanceof SqlTableColumn.SqlMetadataColumn metadata) {
            return new DeclaredColumn(columnName, type(columnName, metadata.getType()), DeclaredColumn.Kind.METADATA,
                metadata.getMetadataAlias().orElse(columnName), metadata.isVirtual(), null, place);
        }
        final SqlDataTypeSpec spec = ((SqlTableColumn.SqlRegularColumn) node).getType();
        return DeclaredColumn.physical(columnName, type(columnName, spec), place);
    }

    private RelDataType type(String column, SqlDataTypeSpec spec) {
        final RelDataType type = analysis.type(spec);
        if (spec.getTypeNameSpec() instanceof SqlBasicTypeNameSpec basic
            && basic.getPrecision() > type.getPrecision()) {
            throw new Refusal(Place.of(spec), "column `" + column + "` is " + spec + ", and " + type.getSqlTypeName()
                + " has at most " + type.getPrecision() + " digits", "declare fewer");
        }
        if (SqlTypes.field("x", type).isEmpty()) {
            throw new Refusal(Place.of(spec), "column `" + column + "` has type " + SqlTypes.text(type)
                + ", which is not supported", "columns are BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, "
                + "DECIMAL, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ, CHAR, VARCHAR or STRING");
        }
        return type;
    }

    private void compute(List<SqlTableColumn.SqlComputedColumn> computed) {
        final List<DeclaredColumn> stored = columns.values().stream().filter(each -> each != null).toList();
        final List<SqlNode> expressions = new ArrayList<>();
        for (final SqlTableColumn.SqlComputedColumn column : computed) {
            expressions.add(new SqlBasicCall(SqlStdOperatorTable.AS,
                List.of(column.getExpr(), column.getName()), column.getExpr().getParserPosition()));
        }
        final List<RexNode> values = analysis.expressions(name, stored, expressions);
        for (int i = 0; i < values.size(); i++) {
            final SqlTableColumn.SqlComputedColumn column = computed.get(i);
            columns.put(column.getName().getSimple(), new DeclaredColumn(column.getName().getSimple(),
                values.get(i).getType(), DeclaredColumn.Kind.COMPUTED, null, true, values.get(i),
                Place.of(column.getName())));
        }
    }

    private void checkWatermark(Watermark watermark) {
        if (watermark == null) {
            return;
        }
        final DeclaredColumn column = columns.get(watermark.column());
        if (column == null) {
            throw new Refusal(watermark.place(), "there is no column `" + watermark.column() + "` for the watermark",
                Names.nearest(watermark.column(), columns.keySet()));
        }
        if (!SqlTypes.isTimestamp(column.type())) {
            throw new Refusal(watermark.place(), "the watermark is for `" + watermark.column() + "`, a "
                + SqlTypes.text(column.type()) + "; event time is a TIMESTAMP or TIMESTAMP_LTZ",
                "compute one: ts AS TO_TIMESTAMP_LTZ(" + watermark.column() + ", 3), WATERMARK FOR ts AS ts");
        }
    }

    private List<String> primaryKey() {
        final List<SqlTableConstraint> keys =
            statement.getFullConstraints().stream().filter(SqlTableConstraint::isPrimaryKey).toList();
        if (statement.getFullConstraints().size() > keys.size()) {
            throw new Refusal(Place.of(statement.getName()), "UNIQUE is not supported",
                "instead: PRIMARY KEY (...) NOT ENFORCED");
        }
        if (keys.isEmpty()) {
            return List.of();
        }
        final SqlTableConstraint key = keys.get(0);
        if (keys.size() > 1) {
            throw new Refusal(Place.of(keys.get(1)), "table `" + name + "` has two primary keys", "leave one of them");
        }
        if (key.isEnforced()) {
            throw new Refusal(Place.of(key), "a primary key cannot be enforced over a stream",
                "write PRIMARY KEY (...) NOT ENFORCED");
        }
        for (final SqlNode column : key.getColumns()) {
            if (!columns.containsKey(column.toString())) {
                throw new Refusal(Place.of(column), "there is no column `" + column + "` for the primary key",
                    Names.nearest(column.toString(), columns.keySet()));
            }
        }
        return List.of(key.getColumnNames());
    }

    private List<TableOption> options() {
        final Map<String, TableOption> options = new LinkedHashMap<>();
        for (final SqlTableOption option : given()) {
            final TableOption given = TableOption.of(
                option.getKeyString(), option.getKey(), option.getValueString(), option.getValue(), environment);
            if (options.putIfAbsent(given.key(), given) != null) {
                throw new Refusal(given.keyPlace(), "option `" + given.key() + "` is given twice", "leave one of them");
            }
        }
        return List.copyOf(options.values());
    }

    private List<SqlTableOption> given() {
        return statement.getOperandList().stream().filter(SqlNodeList.class::isInstance)
            .flatMap(list -> ((SqlNodeList) list).stream()).filter(SqlTableOption.class::isInstance)
            .map(SqlTableOption.class::cast).toList();
    }
}
