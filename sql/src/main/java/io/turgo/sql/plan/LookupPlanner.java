package io.turgo.sql.plan;

import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.operators.enrich.Enrich;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.sql.catalog.CatalogTable;
import io.turgo.sql.catalog.DeclaredColumn;
import io.turgo.sql.catalog.DeclaredTable;
import io.turgo.sql.plan.JoinCondition.Equality;
import io.turgo.sql.type.SqlTypes;
import io.turgo.stage.ReferenceTable;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;

/** Plans {@code JOIN t FOR SYSTEM_TIME AS OF}: a look-up in a table that is loaded, or in the versions of a stream. */
final class LookupPlanner {
    private final Build build;
    private final RelPlanner planner;

    LookupPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Correlate rel) {
        RelNode right = rel.getRight();
        RexNode condition = build.rex().makeLiteral(true);
        while (right instanceof Filter filter) {
            condition = RexUtil.composeConjunction(build.rex(), List.of(condition, filter.getCondition()));
            right = filter.getInput();
        }
        if (!(right instanceof Snapshot snapshot)) {
            throw build.refusal(rel, "a query that refers to the rows of another one is not supported",
                "JOIN table FOR SYSTEM_TIME AS OF, for a look-up");
        }
        final JoinCondition conditions = JoinCondition.of(build, rel, condition);
        if (snapshot.getInput() instanceof TableScan scan) {
            final DeclaredTable table = scan.getTable().unwrap(CatalogTable.class).declared();
            if (table.watermark() == null) {
                return lookup(rel, table, conditions);
            }
        }
        return new VersionedJoin(build, planner).plan(rel, snapshot, conditions);
    }

    private Rows lookup(Correlate rel, DeclaredTable table, JoinCondition condition) {
        if (!Tables.connector(table).spec().has(Role.LOOKUP)) {
            Tables.checked(table, () -> Tables.connector(table).lookup(
                Tables.definition(table, columns(table), build.baseDirectory())));
        }
        final Equality equality = key(rel, table, condition);
        final boolean inner = rel.getJoinType() == JoinRelType.INNER;
        final Rows left = planner.plan(rel.getLeft());
        final Rows rows = enrich(rel, table, equality, left, condition);
        return new SingleMatch(build, planner, rel).where(rows, condition, inner);
    }

    private Equality key(Correlate rel, DeclaredTable table, JoinCondition condition) {
        if (condition.equalities().isEmpty()) {
            throw build.refusal(rel, "a look-up in `" + table.name() + "` has no equality with one of its columns",
                "write ON " + table.name() + ".key = the value to look up");
        }
        for (final Equality equality : condition.equalities()) {
            final String column = table.columns().get(equality.right()).name();
            if (table.primaryKey().equals(List.of(column))
                || table.primaryKey().isEmpty() && condition.equalities().size() == 1) {
                condition.demote(equality);
                return equality;
            }
        }
        throw build.refusal(rel, table.primaryKey().size() > 1
            ? "a look-up by a key of " + table.primaryKey().size() + " columns is not supported"
            : "a look-up in `" + table.name() + "` is not by its key " + table.primaryKey(),
            "declare PRIMARY KEY (column) NOT ENFORCED and join on that column");
    }

    private List<TableColumn> columns(DeclaredTable table) {
        final List<TableColumn> columns = new ArrayList<>();
        for (final DeclaredColumn column : table.stored()) {
            final Field field = SqlTypes.asSymbol(SqlTypes.field(column.name(), column.type()).orElseThrow());
            columns.add(new TableColumn(field, column.kind() == DeclaredColumn.Kind.METADATA
                ? TableColumn.Kind.METADATA : TableColumn.Kind.PHYSICAL, column.key(), Tables.meaning(column.type())));
        }
        return columns;
    }

    private Rows enrich(Correlate rel, DeclaredTable table, Equality equality, Rows left, JoinCondition condition) {
        final boolean inner = rel.getJoinType() == JoinRelType.INNER;
        table.columns().stream().filter(DeclaredColumn::isComputed).findFirst().ifPresent(column -> {
            throw build.refusal(rel, "table `" + table.name() + "` is looked up and has a computed column `"
                + column.name() + "`", "compute it in the SELECT");
        });
        final List<TableColumn> columns = columns(table);
        final String key = table.columns().get(equality.right()).name();
        final ReferenceTable reference = new ReferenceTable(
            table.name(), new Schema(table.name(), columns.stream().map(TableColumn::field).toList()), key);
        final StreamField on = leftKey(rel, equality, left, reference.schema().field(key));
        final int first = left.columns().size();
        final List<Integer> used = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (planner.usage().uses(rel, first + i) || condition.otherColumns().get(first + i)) {
                used.add(i);
            }
        }
        if (used.isEmpty() && !inner) {
            return new Rows(left.flow(), nulls(rel, left, first), left.times(), null, left.window());
        }
        build.reference(table, reference, columns);
        return joined(rel, left, reference, on, used, inner);
    }

    private Rows joined(Correlate rel, Rows left, ReferenceTable table, StreamField on, List<Integer> used,
        boolean inner) {
        final List<Field> fields = used.stream().map(table.schema().fields()::get).toList();
        final String prefix = fields.stream().anyMatch(each -> left.flow().names().contains(each.name()))
            ? left.flow().free(table.name() + '_') : "";
        Enrich enrich = Enrich.from(table).on(on.name()).prefixed(prefix)
            .adding(fields.stream().map(Field::name).toArray(String[]::new));
        enrich = inner ? enrich.inner() : enrich;
        final Stream<Row> stream = build.through(left.flow().stream(), "lookup-" + table.name(), enrich, rel);
        final Flow flow = left.flow().behind(stream);
        final int first = left.columns().size();
        final List<RexNode> columns = nulls(rel, left, first);
        for (int i = 0; i < used.size(); i++) {
            final var type = rel.getRowType().getFieldList().get(first + used.get(i)).getType();
            final Field field = fields.get(i).named(prefix + fields.get(i).name());
            final int number = flow.add(
                StreamField.made(inner ? field : field.orNull(), type), "lookup " + field.name());
            columns.set(first + used.get(i), build.rex().makeInputRef(type, number));
        }
        return new Rows(flow, columns, left.times(), null, left.window());
    }

    /** The columns of the left rows, and nulls for those of the table, which nobody uses. */
    private List<RexNode> nulls(Correlate rel, Rows left, int first) {
        final List<RexNode> columns = new ArrayList<>(left.columns());
        rel.getRowType().getFieldList().subList(first, rel.getRowType().getFieldCount())
            .forEach(field -> columns.add(build.rex().makeNullLiteral(field.getType())));
        return columns;
    }

    private StreamField leftKey(Correlate rel, Equality equality, Rows left, Field key) {
        final StreamField field =
            planner.fields().key(left.flow(), "key", left.over(equality.left()), "a look-up", rel);
        if (field.field().type() != key.type() || field.field().scale() != key.scale()) {
            throw build.refusal(rel, "a look-up compares " + SqlTypes.text(field.type()) + " with the key `"
                + key.name() + "`, a " + key.typeName(), "both need the same type: CAST one in the table or the query");
        }
        return field;
    }
}
