package io.turgo.sql.expression;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.sql.function.SymbolTexts;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;

/** Reads the fields of the row that comes in. */
final class Inputs {
    private final List<String> names;
    private final Schema schema;
    private final StageSource source;

    /** @param names for each number of an input the field that it stands for */
    Inputs(List<String> names, Schema schema, StageSource source) {
        this.names = names;
        this.schema = schema;
        this.source = source;
    }

    /** The name of the column's constant. */
    String column(int input) {
        final String name = names.get(input);
        return source.constant("in " + name, Column.class, context -> context.in().column(name));
    }

    /** The field that an input stands for. */
    Field field(int input) {
        return schema.field(names.get(input));
    }

    /** Writes the code that reads an input. */
    Value read(int input, RelDataType type) {
        final Field field = field(input);
        final String column = column(input);
        final String isNull = isNull(field, column);
        if (field.type() == Type.DECIMAL) {
            return decimal(field, type, column, isNull);
        }
        if (field.type() == Type.STRING) {
            final String text = source.scratch(io.turgo.sql.function.TextValue.class);
            final String present = isNull.equals(Value.NEVER) ? "" : "if (!" + isNull + ") ";
            source.line(present + text + ".at(row, " + column + ");");
            return new Value(type, Form.TEXT, text, isNull);
        }
        final Form form = form(field);
        final String name = source.name("v");
        source.line("final " + form.type().getName() + ' ' + name + " = " + read(field, type, column) + ';');
        return new Value(type, form, name, isNull);
    }

    private String isNull(Field field, String column) {
        if (!field.nullable()) {
            return Value.NEVER;
        }
        final String isNull = source.name("n");
        source.line("final boolean " + isNull + " = row.isNull(" + column + ");");
        return isNull;
    }

    private static Form form(Field field) {
        return switch (field.type()) {
            case BOOLEAN -> Form.BOOLEAN;
            case INT32 -> Form.INT;
            case FLOAT64 -> Form.DOUBLE;
            case SYMBOL -> Form.SYMBOL;
            default -> Form.LONG;
        };
    }

    /** The fixed part of a null field is zero, so that the word is read whether it is null or not. */
    private static String read(Field field, RelDataType type, String column) {
        final boolean single = type.getSqlTypeName() == SqlTypeName.FLOAT || type.getSqlTypeName() == SqlTypeName.REAL;
        return switch (field.type()) {
            case BOOLEAN -> "row.bool(" + column + ')';
            case INT32, SYMBOL -> "row.int32Word(" + column + ')';
            case FLOAT64 ->
                (single ? "(double) (float) " : "") + "Double.longBitsToDouble(row.int64Word(" + column + "))";
            default -> "row.int64Word(" + column + ')';
        };
    }

    private Value decimal(Field field, RelDataType type, String column, String isNull) {
        if (field.isWideDecimal()) {
            final String decimal = source.scratch(io.turgo.decimal.Decimal.class);
            source.line("row.readDecimal(" + column + ", " + decimal + ");");
            return new Value(type, Form.LONG_DECIMAL, decimal, isNull);
        }
        final String name = source.name("v");
        source.line("final long " + name + " = row.int64Word(" + column + ");");
        return new Value(type, Form.SHORT_DECIMAL, name, isNull);
    }

    /** The constant that knows the texts of the dictionary. */
    String symbols() {
        return source.constant("symbols", SymbolTexts.class, context -> new SymbolTexts(context.symbols()));
    }
}
