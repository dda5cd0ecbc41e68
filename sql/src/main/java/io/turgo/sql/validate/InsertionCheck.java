package io.turgo.sql.validate;

import io.turgo.record.Field;
import io.turgo.record.Type;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Place;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.flink.sql.parser.dml.RichSqlInsert;

/** Checks that the rows of a query fit the table that they are inserted into. For one statement. */
final class InsertionCheck {
    private final DeclaredTable table;
    private final RichSqlInsert statement;
    private final RelNode rows;

    private InsertionCheck(DeclaredTable table, RichSqlInsert statement, RelNode rows) {
        this.table = table;
        this.statement = statement;
        this.rows = rows;
    }

    static Insertion of(Analysis analysis, RichSqlInsert statement) {
        if (statement.isOverwrite()) {
            throw new Refusal(Place.of(statement), "INSERT OVERWRITE is not supported",
                "a stream has no end at which to replace something: write INSERT INTO");
        }
        if (!statement.getStaticPartitions().isEmpty()) {
            throw new Refusal(Place.of(statement.getStaticPartitions()), "PARTITION is not supported", "leave it out");
        }
        final SqlIdentifier target = (SqlIdentifier) statement.getTargetTableID();
        final String name = target.names.get(target.names.size() - 1);
        final DeclaredTable table = analysis.catalog().table(name);
        if (table == null) {
            throw new Refusal(Place.of(target), analysis.catalog().isView(name)
                ? "`" + name + "` is a view, which cannot be written" : "there is no table or view `" + name + "`",
                Names.nearest(name, analysis.catalog().names()));
        }
        final SqlNode query = statement.getSource();
        final RelNode rows = analysis.query(query);
        return new InsertionCheck(table, statement, rows).check();
    }

    private Insertion check() {
        final List<DeclaredColumn> written = table.written();
        table.columns().stream().filter(each -> each.kind() == DeclaredColumn.Kind.METADATA && !each.virtual())
            .findFirst().ifPresent(each -> {
                throw new Refusal(each.place(), "metadata column `" + each.name() + "` of a table that is written",
                    "metadata is only read: declare it METADATA FROM '" + each.key() + "' VIRTUAL");
            });
        final List<Integer> columns = named(written);
        for (int i = 0; i < written.size(); i++) {
            checkColumn(written.get(i), columns.get(i));
        }
        return new Insertion(table, columns, rows, Place.of(statement));
    }

    private List<Integer> named(List<DeclaredColumn> written) {
        final SqlNodeList names = statement.getTargetColumnList();
        final int given = rows.getRowType().getFieldCount();
        final int wanted = names == null ? written.size() : names.size();
        if (given != wanted) {
            throw new Refusal(Place.of(statement.getSource()), "the query has " + given + (given == 1 ? " column ("
                : " columns (") + String.join(", ", rows.getRowType().getFieldNames()) + ") and `" + table.name()
                + "` takes " + wanted + " (" + String.join(", ", names == null
                    ? written.stream().map(DeclaredColumn::name).toList()
                    : names.stream().map(SqlNode::toString).toList()) + ")", "give one for each, in their order");
        }
        final List<Integer> columns = new ArrayList<>(Collections.nCopies(written.size(), -1));
        for (int i = 0; i < wanted; i++) {
            columns.set(names == null ? i : target(names.get(i), written), i);
        }
        return columns;
    }

    private int target(SqlNode name, List<DeclaredColumn> written) {
        for (int i = 0; i < written.size(); i++) {
            if (written.get(i).name().equals(name.toString())) {
                return i;
            }
        }
        throw new Refusal(Place.of(name), "`" + table.name() + "` has no column `" + name + "` to write",
            Names.nearest(name.toString(), written.stream().map(DeclaredColumn::name).toList()));
    }

    private void checkColumn(DeclaredColumn column, int source) {
        if (source < 0) {
            if (!column.type().isNullable()) {
                throw new Refusal(Place.of(statement), "column `" + column.name() + "` of `" + table.name()
                    + "` is NOT NULL and gets no value", "name it in the list of columns");
            }
            return;
        }
        final RelDataTypeField field = rows.getRowType().getFieldList().get(source);
        if (!fits(field.getType(), column.type())) {
            throw new Refusal(placeOf(source), "column " + (source + 1) + " of the query is "
                + SqlTypes.text(field.getType()) + " and column `" + column.name() + "` of `" + table.name()
                + "` is " + SqlTypes.text(column.type()), "write CAST(... AS " + SqlTypes.text(column.type())
                + "), or change the type of the column");
        }
    }

    /** Where the column of the query stands, if it can be told. */
    private Place placeOf(int source) {
        final SqlNode query = statement.getSource();
        if (query instanceof SqlSelect select && source < select.getSelectList().size()
            && select.getSelectList().size() == rows.getRowType().getFieldCount()) {
            final SqlNode item = select.getSelectList().get(source);
            if (item.getKind() == SqlKind.AS || item.getParserPosition().getLineNum() > 0) {
                return Place.of(item);
            }
        }
        return Place.of(query);
    }

    /** Whether a value can go into a column without anything lost that is not lost in Flink either. */
    private static boolean fits(RelDataType value, RelDataType column) {
        if (value.getSqlTypeName() == org.apache.calcite.sql.type.SqlTypeName.NULL) {
            return true;
        }
        final Field from = SqlTypes.field("v", value).orElse(null);
        final Field to = SqlTypes.field("c", column).orElse(null);
        if (from == null || to == null) {
            return false;
        }
        if (isNumber(from.type()) && isNumber(to.type())) {
            return isDay(value) || isDay(column) ? value.getSqlTypeName() == column.getSqlTypeName() : true;
        }
        return from.type() == to.type();
    }

    private static boolean isDay(RelDataType type) {
        final var name = type.getSqlTypeName();
        return name == org.apache.calcite.sql.type.SqlTypeName.DATE
            || name == org.apache.calcite.sql.type.SqlTypeName.TIME;
    }

    private static boolean isNumber(Type type) {
        return type == Type.INT32 || type == Type.INT64 || type == Type.FLOAT64 || type == Type.DECIMAL;
    }
}
