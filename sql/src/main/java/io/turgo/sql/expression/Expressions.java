package io.turgo.sql.expression;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * Compiles row expressions of Calcite to operators over flat rows. In each, {@code inputs} names for every number of an
 * input the field of the rows that come in for which it stands. What cannot be compiled is refused with a
 * {@link io.turgo.error.ConfigurationException} when the pipeline is planned.
 */
public final class Expressions {
    private Expressions() {
    }

    /**
     * An expression and where its result goes.
     *
     * @param field      of the type of the expression; a text may go to a SYMBOL if the expression is a symbol itself
     * @param expression what is computed
     */
    public record NamedExpression(Field field, RexNode expression) {
    }

    /** Lets rows pass for which the condition is true; not those for which it is false or null. */
    public static Operator filter(List<String> inputs, RexNode condition, ExpressionSettings settings) {
        return new FilterRows(List.copyOf(inputs), condition, settings, new CompiledOnce());
    }

    /** Adds computed fields to the rows, in place. */
    public static Operator adding(List<String> inputs, List<NamedExpression> fields, ExpressionSettings settings) {
        return new AddFields(List.copyOf(inputs), List.copyOf(fields), settings, new CompiledOnce());
    }

    /**
     * Makes new rows that have exactly these fields, of the same kind and event time as those they are made of.
     *
     * @param updates whether rows come in that are updates of earlier ones
     */
    public static Operator making(String schemaName, boolean updates, List<String> inputs,
        List<NamedExpression> fields, ExpressionSettings settings) {
        final Schema schema = new Schema(schemaName, fields.stream().map(NamedExpression::field).toList());
        return new MakeRows(schema, updates, List.copyOf(inputs), List.copyOf(fields), settings, new CompiledOnce());
    }
}
