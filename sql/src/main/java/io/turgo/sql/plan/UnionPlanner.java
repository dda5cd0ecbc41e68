package io.turgo.sql.plan;

import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.sql.expression.Expressions;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/** Plans UNION ALL: rows of each input are made anew, with the same fields, and meet. */
final class UnionPlanner {
    private final Build build;
    private final RelPlanner planner;

    UnionPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Union rel) {
        final List<Rows> inputs = rel.getInputs().stream().map(planner::plain).toList();
        for (final Rows in : inputs) {
            if (in.updates()) {
                throw build.refusal(rel, "UNION ALL of rows that update earlier ones is not supported",
                    "group by a window in the queries below");
            }
        }
        final List<StreamField> fields = new ArrayList<>();
        final List<RexNode> columns = new ArrayList<>();
        final List<Integer> used = new ArrayList<>();
        for (int i = 0; i < rel.getRowType().getFieldCount(); i++) {
            final RelDataTypeField column = rel.getRowType().getFieldList().get(i);
            if (planner.usage().uses(rel, i)) {
                used.add(i);
                columns.add(build.rex().makeInputRef(column.getType(), fields.size()));
                fields.add(field(rel, inputs, i, column, fields));
            } else {
                columns.add(build.rex().makeNullLiteral(column.getType()));
            }
        }
        if (fields.isEmpty()) {
            used.add(0);
            fields.add(field(rel, inputs, 0, rel.getRowType().getFieldList().get(0), fields));
        }
        return Rows.of(new Flow(stream(rel, inputs, used, fields), fields), columns, times(inputs));
    }

    /** A column is event time if it is so in all inputs. */
    private static Set<Integer> times(List<Rows> inputs) {
        final Set<Integer> times = new HashSet<>(inputs.get(0).times());
        inputs.forEach(in -> times.retainAll(in.times()));
        return times;
    }

    private StreamField field(Union rel, List<Rows> inputs, int column, RelDataTypeField type,
        List<StreamField> others) {
        final String base = type.getName().matches("[\\p{L}_][\\p{L}\\p{N}_]*") ? type.getName() : "column";
        final boolean taken = others.stream().anyMatch(each -> each.name().equals(base));
        final String name = taken ? base + '_' + column : base;
        final Field field = SqlTypes.field(name, build.rex().getTypeFactory().createTypeWithNullability(
            type.getType(), true)).orElseThrow(() -> build.refusal(rel, "column `" + name + "` of a UNION ALL has type "
                + SqlTypes.text(type.getType()), "CAST it in each query"));
        if (field.type() != Type.STRING) {
            return StreamField.made(field, type.getType());
        }
        return text(inputs, column, field, type.getType());
    }

    /** A text is a symbol if it is one in any input; it can become one if it is a table's in all. */
    private StreamField text(List<Rows> inputs, int column, Field field, RelDataType type) {
        final List<Origin> origins = new ArrayList<>();
        boolean anySymbol = false;
        boolean allTables = true;
        for (final Rows in : inputs) {
            final StreamField source = in.columns().get(column) instanceof RexInputRef ref
                ? in.flow().field(ref.getIndex()) : null;
            anySymbol |= source != null && source.field().type() == Type.SYMBOL;
            allTables &= source != null && (source.field().type() == Type.SYMBOL || !source.origins().isEmpty());
            if (source != null) {
                origins.addAll(source.origins());
            }
        }
        if (anySymbol && allTables && !origins.isEmpty()) {
            throw new SymbolNeeded(origins);
        }
        return anySymbol && allTables ? StreamField.made(SqlTypes.asSymbol(field), type)
            : new StreamField(field, type, allTables ? origins : List.of());
    }

    private Stream<Row> stream(Union rel, List<Rows> inputs, List<Integer> used, List<StreamField> fields) {
        final List<Stream<Row>> streams = new ArrayList<>();
        final String schema = build.name("rows");
        for (final Rows in : inputs) {
            final List<NamedExpression> values = new ArrayList<>();
            for (int i = 0; i < used.size(); i++) {
                values.add(new NamedExpression(fields.get(i).field(),
                    EngineAggregates.cast(build, in.columns().get(used.get(i)), fields.get(i).type())));
                planner.fields().refuseWindow(values.get(i).expression(), rel);
            }
            streams.add(build.through(in.flow().stream(), "input",
                Expressions.making(schema, false, in.flow().names(), values, build.expressions()), rel));
        }
        final String name = build.name("union");
        build.tell(name, "union of " + streams.size() + " " + new Schema("rows",
            fields.stream().map(StreamField::field).toList()), rel);
        return streams.get(0).union(name, streams.subList(1, streams.size()).toArray(Stream<?>[]::new));
    }
}
