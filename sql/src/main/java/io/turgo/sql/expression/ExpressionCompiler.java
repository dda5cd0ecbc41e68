package io.turgo.sql.expression;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Schema;
import io.turgo.sql.function.TextValue;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/**
 * Writes expressions as statements, each as a straight line of single assignments. An expression that was written
 * before, where it is always evaluated before, is not written again.
 */
final class ExpressionCompiler {
    /** Parts of an expression in one method: HotSpot does not compile methods of more than 8,000 bytes. */
    private static final int METHOD_NODES = 120;
    private static final int LARGE_NODES = 12;

    private final StageSource source = new StageSource();
    private final Deque<Outer> outer = new ArrayDeque<>();
    private Deque<Map<RexNode, Value>> scopes = new ArrayDeque<>();
    private int written;
    private final Inputs inputs;
    private final ExpressionSettings settings;
    private final Literals literals = new Literals(this);
    private final Numbers numbers = new Numbers(this);
    private final Conversions conversions = new Conversions(this);
    private final Operations operations = new Operations(this);

    /**
     * @param names  for each number of an input the field that it stands for
     * @param schema what comes in
     */
    ExpressionCompiler(List<String> names, Schema schema, ExpressionSettings settings) {
        inputs = new Inputs(names, schema, source);
        this.settings = settings;
        scopes.push(new HashMap<>());
    }

    /** Where a method was begun. */
    private record Outer(Deque<Map<RexNode, Value>> scopes, int written) {
    }

    private static boolean isLarge(RexNode node) {
        return node instanceof RexCall call && call.nodeCount() >= LARGE_NODES;
    }

    StageSource source() {
        return source;
    }

    Inputs inputs() {
        return inputs;
    }

    ExpressionSettings settings() {
        return settings;
    }

    Numbers numbers() {
        return numbers;
    }

    Conversions conversions() {
        return conversions;
    }

    Literals literals() {
        return literals;
    }

    /** The value of an expression, which is evaluated here if it is not yet. */
    Value value(RexNode node) {
        for (final Map<RexNode, Value> scope : scopes) {
            final Value known = scope.get(node);
            if (known != null) {
                return known;
            }
        }
        final Value value = isFull() && isLarge(node) ? apart(node) : write(node);
        scopes.element().put(node, value);
        return value;
    }

    /** Evaluates first what stands in several places of these expressions, so that it is evaluated once. */
    void share(List<RexNode> roots) {
        for (final RexNode each : new Occurrences(roots).shared()) {
            value(each);
        }
    }

    /** Whether the method at hand has become as large as HotSpot's compiler takes it well. */
    boolean isFull() {
        return written > METHOD_NODES;
    }

    /** Begins a method of its own, in which nothing of what was evaluated is known. */
    void beginMethod(String head) {
        source.beginMethod(head);
        outer.push(new Outer(scopes, written));
        scopes = new ArrayDeque<>(List.of(new HashMap<>()));
        written = 0;
    }

    /** Ends it. */
    void endMethod() {
        source.endMethod();
        scopes = outer.element().scopes();
        written = outer.pop().written();
    }

    /** An expression that is evaluated by a method of its own. */
    private Value apart(RexNode node) {
        final String method = source.name("m");
        beginMethod(method + "(io.turgo.record.Row row)");
        final Value value = write(node);
        final String code = source.variable("v", value.form().type());
        final String isNull = value.canBeNull() ? source.variable("n", boolean.class) : Value.NEVER;
        source.line(code + " = " + value.code() + ';');
        if (value.canBeNull()) {
            source.line(isNull + " = " + value.isNull() + ';');
        }
        endMethod();
        source.line(method + "(row);");
        return new Value(value.type(), value.form(), code, isNull);
    }

    private Value write(RexNode node) {
        written++;
        if (node instanceof RexInputRef input) {
            return inputs.read(input.getIndex(), input.getType());
        }
        if (node instanceof RexLiteral literal) {
            return literals.write(literal);
        }
        if (node instanceof RexCall call) {
            return operations.write(call);
        }
        throw new ConfigurationException("`" + node + "` is nothing that one row tells by itself");
    }

    /** Begins a block whose statements may be passed over. */
    void open(String head) {
        source.open(head);
        scopes.push(new HashMap<>());
    }

    /** Ends it: what was evaluated in it may not be known behind it. */
    void close() {
        scopes.pop();
        source.close();
    }

    /** Where any of the values is null. */
    static String anyNull(Value... values) {
        final List<String> nulls =
            Arrays.stream(values).filter(Value::canBeNull).map(Value::isNull).distinct().toList();
        if (nulls.contains(Value.ALWAYS)) {
            return Value.ALWAYS;
        }
        return nulls.isEmpty() ? Value.NEVER : nulls.stream().collect(Collectors.joining(" || "));
    }

    /** A result that is null where one of the arguments is, and else what the code gives. */
    Value strict(RelDataType type, Form form, String code, Value... arguments) {
        return strictUnless(type, form, Value.NEVER, code, arguments);
    }

    /**
     * The same, where the result may be null by itself.
     *
     * @param failing code that is evaluated once, before the other and only where no argument is null; tells whether
     *                the result is null
     */
    Value strictUnless(RelDataType type, Form form, String failing, String code, Value... arguments) {
        final String nulls = anyNull(arguments);
        if (nulls.equals(Value.ALWAYS)) {
            return Value.nothing(type);
        }
        final boolean fails = !failing.equals(Value.NEVER);
        String isNull = nulls;
        if (fails || nulls.contains(" ")) {
            isNull = source.name("n");
            final String all = !fails ? nulls : nulls.equals(Value.NEVER) ? failing : nulls + " || " + failing;
            source.line("final boolean " + isNull + " = " + all + ';');
        }
        return new Value(type, form, assigned(form, isNull, code), isNull);
    }

    private String assigned(Form form, String isNull, String code) {
        final String name = source.name("v");
        final String given = isNull.equals(Value.NEVER) ? code : isNull + " ? " + form.zero() + " : " + code;
        source.line("final " + form.type().getCanonicalName() + ' ' + name + " = " + given + ';');
        return name;
    }

    /** A new object that a result is put into. */
    String scratch(Form form) {
        return source.scratch(form == Form.TEXT ? TextValue.class : Decimal.class);
    }

    /** Refuses what cannot be compiled. */
    static ConfigurationException refused(RexNode node, String why) {
        return new ConfigurationException(
            '`' + (node instanceof RexCall call ? call.getOperator().getName() : node.toString()) + "` " + why);
    }
}
