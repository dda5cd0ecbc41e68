package io.turgo.sql.function;

import static io.turgo.sql.function.Signatures.any;
import static io.turgo.sql.function.Signatures.of;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;

/** The functions of numbers. */
final class NumberSpecs {
    private static final SqlTypeFamily NUMBER = SqlTypeFamily.NUMERIC;
    private static final SqlTypeFamily WHOLE = SqlTypeFamily.INTEGER;

    private NumberSpecs() {
    }

    static List<FunctionSpec> all() {
        final List<FunctionSpec> specs = new ArrayList<>(List.of(
            written("+", "number + number", "The sum; also of a time and an INTERVAL.", SqlStdOperatorTable.PLUS),
            written("-", "number - number", "The difference; also of times and INTERVALs.", SqlStdOperatorTable.MINUS),
            written("*", "number * number", "The product.", SqlStdOperatorTable.MULTIPLY),
            written("/", "number / number", "The quotient; of whole numbers without its rest.",
                SqlStdOperatorTable.DIVIDE),
            written("%", "number % number", "The rest of a division.", SqlStdOperatorTable.PERCENT_REMAINDER),
            written("MOD", "MOD(number, number)", "The rest of a division.", SqlStdOperatorTable.MOD),
            known("ABS", "ABS(number)", "The number without its sign.", SqlStdOperatorTable.ABS),
            known("SIGN", "SIGN(number)", "-1, 0 or 1.", SqlStdOperatorTable.SIGN),
            known("CEIL", "CEIL(number) or CEIL(time TO unit)",
                "The smallest whole number, or beginning of a unit, that is not smaller.", SqlStdOperatorTable.CEIL),
            known("FLOOR", "FLOOR(number) or FLOOR(time TO unit)",
                "The largest whole number, or beginning of a unit, that is not larger.", SqlStdOperatorTable.FLOOR),
            rounding("ROUND", "ROUND(number [, digits])", "The number rounded at a digit, ties away from zero."),
            rounding("TRUNCATE", "TRUNCATE(number [, digits])", "The number cut at a digit."),
            known("POWER", "POWER(base, exponent)", "The power.", SqlStdOperatorTable.POWER),
            known("SQRT", "SQRT(number)", "The square root.", SqlStdOperatorTable.SQRT),
            known("EXP", "EXP(number)", "e to the power of the number.", SqlStdOperatorTable.EXP),
            known("LN", "LN(number)", "The logarithm to base e.", SqlStdOperatorTable.LN),
            known("LOG10", "LOG10(number)", "The logarithm to base 10.", SqlStdOperatorTable.LOG10),
            real("LOG2", "LOG2(number)", "The logarithm to base 2."),
            function("LOG", "LOG([base,] number)", "The logarithm to a base, or to e.",
                any(of(NUMBER), of(NUMBER, NUMBER))),
            known("PI", "PI", "The circle's number.", SqlStdOperatorTable.PI),
            function("E", "E()", "Euler's number.", OperandTypes.NILADIC)));
        trigonometry(specs);
        extremes(specs);
        return specs;
    }

    private static void trigonometry(List<FunctionSpec> specs) {
        specs.add(known("SIN", "SIN(radians)", "The sine.", SqlStdOperatorTable.SIN));
        specs.add(known("COS", "COS(radians)", "The cosine.", SqlStdOperatorTable.COS));
        specs.add(known("TAN", "TAN(radians)", "The tangent.", SqlStdOperatorTable.TAN));
        specs.add(known("COT", "COT(radians)", "The cotangent.", SqlStdOperatorTable.COT));
        specs.add(known("ASIN", "ASIN(number)", "The angle of a sine.", SqlStdOperatorTable.ASIN));
        specs.add(known("ACOS", "ACOS(number)", "The angle of a cosine.", SqlStdOperatorTable.ACOS));
        specs.add(known("ATAN", "ATAN(number)", "The angle of a tangent.", SqlStdOperatorTable.ATAN));
        specs.add(known("ATAN2", "ATAN2(y, x)", "The angle of a point.", SqlStdOperatorTable.ATAN2));
        specs.add(real("SINH", "SINH(number)", "The hyperbolic sine."));
        specs.add(real("COSH", "COSH(number)", "The hyperbolic cosine."));
        specs.add(real("TANH", "TANH(number)", "The hyperbolic tangent."));
        specs.add(known("DEGREES", "DEGREES(radians)", "The angle in degrees.", SqlStdOperatorTable.DEGREES));
        specs.add(known("RADIANS", "RADIANS(degrees)", "The angle in radians.", SqlStdOperatorTable.RADIANS));
    }

    private static void extremes(List<FunctionSpec> specs) {
        for (final String name : List.of("GREATEST", "LEAST")) {
            specs.add(new FunctionSpec(name, Group.CONDITION, name + "(value, ...)",
                "The " + name.toLowerCase(Locale.ROOT) + " of the values; NULL if one is.",
                Signatures.function(name, Group.NUMBER, ReturnTypes.LEAST_RESTRICTIVE.andThen(
                    SqlTypeTransforms.TO_NULLABLE), OperandTypes.SAME_VARIADIC),
                Extremes.class, name.toLowerCase(Locale.ROOT), true, null));
        }
    }

    private static FunctionSpec written(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.NUMBER, signature, summary, operator, null, null, false, null);
    }

    private static FunctionSpec known(String name, String signature, String summary, SqlOperator operator) {
        return new FunctionSpec(name, Group.NUMBER, signature, summary, operator, MathFunctions.class,
            name.toLowerCase(Locale.ROOT), false, null);
    }

    private static FunctionSpec rounding(String name, String signature, String summary) {
        return known(name, signature, summary,
            Signatures.function(name, Group.NUMBER, Signatures.ROUNDED, any(of(NUMBER), of(NUMBER, WHOLE))));
    }

    private static FunctionSpec real(String name, String signature, String summary) {
        return function(name, signature, summary, of(NUMBER));
    }

    private static FunctionSpec function(
        String name, String signature, String summary, SqlOperandTypeChecker arguments) {
        return known(name, signature, summary,
            Signatures.function(name, Group.NUMBER, ReturnTypes.DOUBLE_NULLABLE, arguments));
    }
}
