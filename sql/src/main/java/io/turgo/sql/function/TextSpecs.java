package io.turgo.sql.function;

import static io.turgo.sql.function.Signatures.any;
import static io.turgo.sql.function.Signatures.of;
import static io.turgo.sql.function.Signatures.texts;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.List;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** The functions of texts. */
final class TextSpecs {
    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily WHOLE = SqlTypeFamily.INTEGER;

    private TextSpecs() {
    }

    static List<FunctionSpec> all() {
        return List.of(
            known("||", "text || text", "Both texts, one behind the other.", SqlStdOperatorTable.CONCAT, "concat"),
            known("UPPER", "UPPER(text)", "The text in capitals.", SqlStdOperatorTable.UPPER, "upper"),
            known("LOWER", "LOWER(text)", "The text in small letters.", SqlStdOperatorTable.LOWER, "lower"),
            known("INITCAP", "INITCAP(text)", "The text with each word's first letter as a capital, the others small.",
                SqlStdOperatorTable.INITCAP, "initcap"),
            known("CHAR_LENGTH", "CHAR_LENGTH(text)", "How many characters the text has.",
                SqlStdOperatorTable.CHAR_LENGTH, "charLength"),
            known("CHARACTER_LENGTH", "CHARACTER_LENGTH(text)", "How many characters the text has.",
                SqlStdOperatorTable.CHARACTER_LENGTH, "charLength"),
            known("POSITION", "POSITION(part IN text)", "At which character the part begins, 0 if it is not there.",
                SqlStdOperatorTable.POSITION, "position"),
            known("TRIM", "TRIM([BOTH | LEADING | TRAILING] [characters FROM] text)",
                "The text without the characters, or spaces, at its ends.", SqlStdOperatorTable.TRIM, "trim"),
            known("OVERLAY", "OVERLAY(text PLACING new FROM start [FOR count])",
                "The text with the new one in the place of some characters.", SqlStdOperatorTable.OVERLAY, "overlay"),
            text("SUBSTRING", "SUBSTRING(text FROM start [FOR count]) or SUBSTRING(text, start [, count])",
                "The characters from a start on, counted from 1, or from the end if it is below 0.",
                any(of(TEXT, WHOLE), of(TEXT, WHOLE, WHOLE)), "substring"),
            text("SUBSTR", "SUBSTR(text, start [, count])", "As SUBSTRING.",
                any(of(TEXT, WHOLE), of(TEXT, WHOLE, WHOLE)), "substring"),
            text("LEFT", "LEFT(text, count)", "The first characters.", of(TEXT, WHOLE), "left"),
            text("RIGHT", "RIGHT(text, count)", "The last characters.", of(TEXT, WHOLE), "right"),
            text("LTRIM", "LTRIM(text [, characters])", "The text without the characters, or spaces, before it.",
                any(texts(1), texts(2)), "ltrim"),
            text("RTRIM", "RTRIM(text [, characters])", "The text without the characters, or spaces, behind it.",
                any(texts(1), texts(2)), "rtrim"),
            text("BTRIM", "BTRIM(text [, characters])", "The text without the characters, or spaces, at its ends.",
                any(texts(1), texts(2)), "trim"),
            text("LPAD", "LPAD(text, count, padding)", "The text at a length, with padding before it.",
                of(TEXT, WHOLE, TEXT), "lpad"),
            text("RPAD", "RPAD(text, count, padding)", "The text at a length, with padding behind it.",
                of(TEXT, WHOLE, TEXT), "rpad"),
            text("REPEAT", "REPEAT(text, count)", "The text so many times.", of(TEXT, WHOLE), "repeat"),
            text("REVERSE", "REVERSE(text)", "The characters in the opposite order.", texts(1), "reverse"),
            text("REPLACE", "REPLACE(text, old, new)", "The text with each old part replaced by the new one.",
                texts(3), "replace"),
            known("TRANSLATE", "TRANSLATE(text, from, to)",
                "The text with each character of `from` replaced by that at the same place of `to`.",
                // by this name the parser calls it
                Signatures.function("TRANSLATE3", Group.TEXT, Signatures.TEXT_OR_NULL, texts(3)), "translate"),
            text("SPLIT_INDEX", "SPLIT_INDEX(text, separator, index)",
                "The part of that number, from 0, between separators; NULL if there is none.",
                of(TEXT, TEXT, WHOLE), "splitIndex"),
            text("CHR", "CHR(number)", "The character of a number of 0 to 255.", of(WHOLE), "chr"),
            function("ASCII", "ASCII(text)", "The number of the first character, 0 of an empty text.",
                ReturnTypes.INTEGER_NULLABLE, texts(1), TextFunctions.class, "ascii"),
            function("LOCATE", "LOCATE(part, text [, start])", "At which character the part begins, 0 if not there.",
                ReturnTypes.INTEGER_NULLABLE, any(texts(2), of(TEXT, TEXT, WHOLE)), TextFunctions.class, "position"),
            function("INSTR", "INSTR(text, part)", "At which character the part begins, 0 if it is not there.",
                ReturnTypes.INTEGER_NULLABLE, texts(2), TextFunctions.class, "instr"),
            function("STARTSWITH", "STARTSWITH(text, part)", "Whether the text begins with the part.",
                ReturnTypes.BOOLEAN_NULLABLE, texts(2), TextFunctions.class, "startsWith"),
            function("ENDSWITH", "ENDSWITH(text, part)", "Whether the text ends with the part.",
                ReturnTypes.BOOLEAN_NULLABLE, texts(2), TextFunctions.class, "endsWith"),
            function("IS_DIGIT", "IS_DIGIT(text)", "Whether there are only digits, and at least one.",
                ReturnTypes.BOOLEAN_NULLABLE, texts(1), TextFunctions.class, "isDigit"),
            function("IS_ALPHA", "IS_ALPHA(text)", "Whether there are only letters, and at least one.",
                ReturnTypes.BOOLEAN_NULLABLE, texts(1), TextFunctions.class, "isAlpha"),
            new FunctionSpec("CONCAT", Group.TEXT, "CONCAT(text, ...)",
                "All texts, one behind the other; NULL if one is.",
                Signatures.function("CONCAT", Group.TEXT, Signatures.TEXT, OperandTypes.ONE_OR_MORE),
                TextFunctions.class, "concat", true, null),
            new FunctionSpec("CONCAT_WS", Group.TEXT, "CONCAT_WS(separator, text, ...)",
                "All texts that are not NULL, with the separator between them.",
                Signatures.function("CONCAT_WS", Group.TEXT, Signatures.TEXT, OperandTypes.ONE_OR_MORE),
                null, null, false, null));
    }

    private static FunctionSpec known(
        String name, String signature, String summary, SqlOperator operator, String method) {
        return new FunctionSpec(
            name, Group.TEXT, signature, summary, operator, TextFunctions.class, method, false, null);
    }

    private static FunctionSpec text(
        String name, String signature, String summary, SqlOperandTypeChecker arguments, String method) {
        return function(
            name, signature, summary, Signatures.TEXT_OR_NULL, arguments, TextFunctions.class, method);
    }

    static FunctionSpec function(String name, String signature, String summary, SqlReturnTypeInference result,
        SqlOperandTypeChecker arguments, Class<?> code, String method) {
        final SqlFunction operator = Signatures.function(name, Group.TEXT, result, arguments);
        return new FunctionSpec(name, Group.TEXT, signature, summary, operator, code, method, false, null);
    }
}
