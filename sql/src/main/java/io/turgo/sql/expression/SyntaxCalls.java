package io.turgo.sql.expression;

import io.turgo.sql.function.TextFunctions;
import io.turgo.sql.function.TextValue;
import io.turgo.sql.function.TimePoints;
import java.util.List;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Functions whose arguments are more than values: a keyword, NULLs that are left out, the row itself. */
final class SyntaxCalls {
    private final ExpressionCompiler compiler;

    SyntaxCalls(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** TRIM: the side is a keyword. */
    Value trim(RexCall call) {
        final List<RexNode> operands = call.getOperands();
        final String method = switch (((RexLiteral) operands.get(0)).getValueAs(SqlTrimFunction.Flag.class)) {
            case LEADING -> "ltrim";
            case TRAILING -> "rtrim";
            default -> "trim";
        };
        final Value text = text(operands.get(2));
        final Value characters = text(operands.get(1));
        return compiler.conversions().written(call.getType(), TextFunctions.class.getCanonicalName() + '.'
            + method + '(' + text.code() + ", " + characters.code(), text, characters);
    }

    private Value text(RexNode node) {
        final Value value = compiler.value(node);
        if (value.form() != Form.TEXT && value.form() != Form.SYMBOL) {
            throw ExpressionCompiler.refused(node, "is no text; CAST it to STRING");
        }
        return compiler.conversions().text(value);
    }

    /** CONCAT_WS: what is NULL is left out. */
    Value concatWithSeparator(RexCall call) {
        final Value separator = text(call.getOperands().get(0));
        final StageSource source = compiler.source();
        final String out = source.scratch(TextValue.class);
        final String behind = source.name("v");
        source.line("boolean " + behind + " = false;");
        source.line(out + ".clear();");
        for (final RexNode each : call.getOperands().subList(1, call.getOperands().size())) {
            final Value part = text(each);
            compiler.open("if (!" + part.isNull() + " && !" + separator.isNull() + ')');
            source.line("if (" + behind + ") " + out + ".append(" + separator.code() + ");");
            source.line(out + ".append(" + part.code() + ");");
            source.line(behind + " = true;");
            compiler.close();
        }
        return new Value(call.getType(), Form.TEXT, out, separator.isNull());
    }

    /** PROCTIME: when the row came in. */
    Value processingTime(RexCall call) {
        return compiler.strict(call.getType(), Form.LONG, TimePoints.class.getCanonicalName()
            + ".truncate(row.ingestTimeNs(), " + Math.max(0, call.getType().getPrecision()) + ')');
    }
}
