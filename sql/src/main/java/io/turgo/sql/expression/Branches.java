package io.turgo.sql.expression;

import io.turgo.record.Type;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/** Expressions of which only one part counts: CASE, IF, COALESCE, NULLIF. What does not count is not evaluated. */
final class Branches {
    private static final int MOST_OPERANDS = 40;

    private final ExpressionCompiler compiler;

    Branches(ExpressionCompiler compiler) {
        this.compiler = compiler;
    }

    /** CASE WHEN condition THEN result ... ELSE result END; IF has the same operands. */
    Value cases(RexCall call) {
        final List<RexNode> operands = firstOf(call);
        final List<RexNode> results = new ArrayList<>();
        for (int i = 1; i < operands.size(); i += 2) {
            results.add(operands.get(i));
        }
        results.add(operands.get(operands.size() - 1));
        final Chosen chosen = new Chosen(call.getType(), results);
        for (int i = 0; i + 1 < operands.size(); i += 2) {
            final Value condition = compiler.value(operands.get(i));
            compiler.open("if (" + condition.code() + ')');
            chosen.take(compiler.value(operands.get(i + 1)));
            compiler.close();
        }
        return chosen.otherwise(operands.get(operands.size() - 1));
    }

    /** Not too many branches: the others become a CASE of their own behind them. */
    private static List<RexNode> firstOf(RexCall call) {
        final List<RexNode> operands = call.getOperands();
        if (operands.size() <= MOST_OPERANDS) {
            return operands;
        }
        final List<RexNode> first = new ArrayList<>(operands.subList(0, MOST_OPERANDS / 2));
        first.add(call.clone(call.getType(), operands.subList(MOST_OPERANDS / 2, operands.size())));
        return first;
    }

    /** The first operand that is not null. */
    Value coalesce(RexCall call) {
        final List<RexNode> operands = call.getOperands();
        final Chosen chosen = new Chosen(call.getType(), operands);
        for (int i = 0; i + 1 < operands.size(); i++) {
            final Value value = compiler.value(operands.get(i));
            compiler.open("if (!" + value.isNull() + ')');
            chosen.take(value);
            compiler.close();
        }
        return chosen.otherwise(operands.get(operands.size() - 1));
    }

    /** Whether an expression of texts gives a symbol by its number, without reading its text. */
    boolean isSymbol(RexNode node) {
        if (node instanceof RexInputRef input) {
            return compiler.inputs().field(input.getIndex()).type() == Type.SYMBOL;
        }
        if (!(node instanceof RexCall call)) {
            return false;
        }
        final List<RexNode> operands = call.getOperands();
        if (call.getKind() == SqlKind.CASE || call.getKind() == SqlKind.COALESCE) {
            boolean symbols = true;
            for (int i = 0; i < operands.size(); i++) {
                final boolean result =
                    call.getKind() == SqlKind.COALESCE || i % 2 == 1 || i == operands.size() - 1;
                symbols &= !result || isNull(operands.get(i)) || isSymbol(operands.get(i));
            }
            return symbols;
        }
        return call.getKind() == SqlKind.CAST && Conversions.keepsText(operands.get(0).getType(), call.getType())
            && isSymbol(operands.get(0));
    }

    private static boolean isNull(RexNode node) {
        return node instanceof RexLiteral literal && literal.isNull();
    }

    /** A variable that takes one of several values. */
    private final class Chosen {
        private final RelDataType type;
        private final Form form;
        private final String value;
        private final String isNull;
        private final String block;
        /** A type may be NOT NULL and a value be null: a decimal that does not fit. */
        private boolean canBeNull;

        Chosen(RelDataType type, List<RexNode> results) {
            this.type = type;
            final boolean symbols = Form.of(type) == Form.TEXT
                && results.stream().allMatch(each -> isNull(each) || isSymbol(each))
                && results.stream().anyMatch(Branches.this::isSymbol);
            form = symbols ? Form.SYMBOL : Form.of(type);
            value = compiler.source().name("v");
            isNull = compiler.source().name("n");
            block = compiler.source().name("b");
            compiler.source().line(form.type().getCanonicalName() + ' ' + value + " = " + form.zero() + ';');
            compiler.source().line("boolean " + isNull + " = true;");
            compiler.open(block + ":");
        }

        /** Takes this one, and leaves. */
        void take(Value taken) {
            assign(taken);
            compiler.source().line("break " + block + ';');
        }

        Value otherwise(RexNode last) {
            assign(compiler.value(last));
            compiler.close();
            return new Value(type, form, value, canBeNull ? isNull : Value.NEVER);
        }

        private void assign(Value taken) {
            if (taken.isNothing()) {
                canBeNull = true;
                return;
            }
            final Value converted = form == Form.SYMBOL ? taken : compiler.conversions().implicit(taken, type);
            canBeNull |= converted.canBeNull();
            compiler.source().line(isNull + " = " + converted.isNull() + ';');
            compiler.source().line(value + " = " + converted.code() + ';');
        }
    }
}
