package io.turgo.sql.plan;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import io.turgo.record.Field;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.text.Refusal;
import io.turgo.sql.type.SqlTypes;
import io.turgo.sql.validate.Insertion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Plans insertions: the rows of a query on their way to the sink of a table. */
final class SinkPlanner {
    private final Build build;
    private final RelPlanner planner;
    private final SinkFactory sinks;

    SinkPlanner(Build build, RelPlanner planner, SinkFactory sinks) {
        this.build = build;
        this.planner = planner;
        this.sinks = sinks;
    }

    void plan(Insertion insertion) {
        final DeclaredTable table = insertion.table();
        build.enter(table.name());
        final Rows rows = planner.plain(insertion.rows());
        final List<Fields.Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < insertion.columns().size(); i++) {
            final DeclaredColumn column = table.written().get(i);
            wanted.add(new Fields.Wanted(column.name(), value(rows, insertion.columns().get(i), column)));
        }
        final List<StreamField> fields = planner.fields().of(rows.flow(), wanted, "columns", insertion.rows());
        final Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            names.put(table.written().get(i).name(), fields.get(i).name());
        }
        final Sink sink = sink(insertion);
        checkUpdates(insertion, rows, sink);
        rows.flow().stream().to(table.name(), ProjectedSink.of(sink, table.name(), names));
        build.sink(table, sink);
    }

    /** The value of a column of the table, of its type. */
    private RexNode value(Rows rows, int source, DeclaredColumn column) {
        if (source < 0) {
            return build.rex().makeNullLiteral(column.type());
        }
        final RexNode value = rows.columns().get(source);
        if (value.getType().getSqlTypeName() == org.apache.calcite.sql.type.SqlTypeName.NULL) {
            return build.rex().makeNullLiteral(column.type());
        }
        return isOf(value.getType(), column.type())
            ? value : build.rex().makeAbstractCast(column.type(), value, false);
    }

    /** Whether values of a type are as those of a column are: times are held alike with and without a zone. */
    private static boolean isOf(RelDataType type, RelDataType column) {
        if (SqlTypes.isTimestamp(type)) {
            return type.getSqlTypeName() == column.getSqlTypeName() && type.getPrecision() <= column.getPrecision();
        }
        final Field from = SqlTypes.field("v", type).orElseThrow();
        final Field to = SqlTypes.field("c", column).orElseThrow();
        return from.type() == to.type() && from.precision() == to.precision() && from.scale() == to.scale();
    }

    private Sink sink(Insertion insertion) {
        final DeclaredTable table = insertion.table();
        final List<TableColumn> columns = table.written().stream()
            .map(column -> Tables.physical(column.name(), column.type())).toList();
        final TableConnector connector = Tables.connector(table);
        final TableDefinition definition = Tables.definition(table, columns, build.baseDirectory());
        return Tables.checked(table, () -> sinks.sink(definition, () -> connector.sink(definition)));
    }

    private void checkUpdates(Insertion insertion, Rows rows, Sink sink) {
        if (!rows.updates()) {
            return;
        }
        final DeclaredTable table = insertion.table();
        if (!sink.takesUpdates()) {
            throw new Refusal(insertion.place(), "rows of this query update earlier ones, and `" + table.name()
                + "`, of connector " + table.optionValues().get("connector") + ", takes new rows only",
                "group by a window, so that each result comes once, or write to a table that is updated by key, "
                    + "e.g. of connector jdbc");
        }
        if (!table.primaryKey().isEmpty()) {
            final List<String> keys = rows.keys().stream().map(key -> insertion.columns().indexOf(key))
                .map(place -> place < 0 ? "" : table.written().get(place).name()).sorted().toList();
            final List<String> varying = table.primaryKey().stream()
                .filter(column -> keys.contains(column) || !isConstant(insertion, rows, column)).sorted().toList();
            if (!keys.equals(varying)) {
                throw new Refusal(insertion.place(), "rows of this query are updated by "
                    + (rows.keys().equals(Rows.UNKNOWN) ? "keys that it does not give" : keys)
                    + ", and the primary key of `" + table.name() + "` is " + table.primaryKey(),
                    "make the primary key that of the GROUP BY");
            }
        }
    }

    /** Whether a column of the table gets the same value from every row. */
    private static boolean isConstant(Insertion insertion, Rows rows, String column) {
        for (int i = 0; i < insertion.columns().size(); i++) {
            final int source = insertion.columns().get(i);
            if (insertion.table().written().get(i).name().equals(column)) {
                return source < 0 || rows.columns().get(source) instanceof RexLiteral;
            }
        }
        return false;
    }
}
