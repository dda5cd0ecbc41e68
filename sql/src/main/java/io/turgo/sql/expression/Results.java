package io.turgo.sql.expression;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Type;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.error.ConfigurationException;
import java.util.List;

/** Puts the results of expressions into fields of a row. */
final class Results {
    private final ExpressionCompiler compiler;
    private final boolean inPlace;
    private String row;

    /** @param row the name of the row that takes them; {@code row} for that which came in */
    Results(ExpressionCompiler compiler, String row) {
        this.compiler = compiler;
        this.row = row;
        inPlace = row.equals("row");
    }

    /** All fields of a row are null before. */
    void write(List<NamedExpression> fields) {
        compiler.share(fields.stream().map(NamedExpression::expression).toList());
        int methods = 0;
        for (final NamedExpression each : fields) {
            if (compiler.isFull()) {
                methods++;
                final String method = compiler.source().name("m");
                compiler.source().line(method + "(row, " + row + ");");
                compiler.beginMethod(method + "(io.turgo.record.Row row, io.turgo.record.Row target)");
                row = "target";
            }
            write(each.field(), compiler.value(each.expression()));
        }
        for (int i = 0; i < methods; i++) {
            compiler.endMethod();
        }
    }

    private void write(Field field, Value value) {
        if (value.isNothing()) {
            requireNullable(field, value);
            return;
        }
        requireNullable(field, value);
        final String column = compiler.source().constant(
            "out " + field.name(), Column.class, context -> context.out().column(field.name()));
        final Value fitting = fitting(field, value);
        if (fitting.canBeNull() && !field.nullable()) {
            compiler.source().line("if (" + fitting.isNull() + ") throw " + StageClass.class.getSimpleName()
                + ".missing(\"" + field.name() + "\");");
        }
        final String condition = fitting.canBeNull() ? "if (!" + fitting.isNull() + ") " : "";
        compiler.source().line(condition + setter(field, column, fitting) + ';');
    }

    private static void requireNullable(Field field, Value value) {
        if (value.isNothing() && !field.nullable()) {
            throw new ConfigurationException("field `" + field.name() + "` is NOT NULL and gets NULL");
        }
    }

    private Value fitting(Field field, Value value) {
        if (field.type() == Type.STRING) {
            return compiler.conversions().text(value);
        }
        final boolean fits = switch (field.type()) {
            case BOOLEAN -> value.form() == Form.BOOLEAN;
            case INT32 -> value.form() == Form.INT;
            case INT64, TIMESTAMP -> value.form() == Form.LONG;
            case FLOAT64 -> value.form() == Form.DOUBLE;
            case SYMBOL -> value.form() == Form.SYMBOL;
            default -> Numbers.isDecimal(value) && value.type().getScale() == field.scale()
                && value.type().getPrecision() <= field.precision();
        };
        if (!fits) {
            throw new ConfigurationException("field `" + field.name() + "` is " + field.typeName()
                + " and gets a value of type " + value.type() + (field.type() == Type.SYMBOL
                    ? "; a text that is computed has no number in the dictionary, take a column for it" : ""));
        }
        return value;
    }

    private String setter(Field field, String column, Value value) {
        return switch (field.type()) {
            case BOOLEAN -> row + ".bool(" + column + ", " + value.code() + ')';
            case INT32, SYMBOL -> row + ".int32(" + column + ", " + value.code() + ')';
            case INT64, TIMESTAMP -> row + ".int64(" + column + ", " + value.code() + ')';
            case FLOAT64 -> row + ".float64(" + column + ", " + value.code() + ')';
            case STRING -> value.code() + (inPlace ? ".share(" : ".store(") + row + ", " + column + ')';
            default -> value.form() == Form.SHORT_DECIMAL && !field.isWideDecimal()
                ? row + ".int64(" + column + ", " + value.code() + ')'
                : row + ".decimal(" + column + ", " + compiler.numbers().asDecimal(value) + ')';
        };
    }
}
