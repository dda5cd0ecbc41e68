package io.turgo.sql.function;

import static io.turgo.sql.function.Signatures.any;
import static io.turgo.sql.function.Signatures.of;
import static io.turgo.sql.function.Signatures.texts;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeFamily;

/** Patterns, hashes and encodings of texts. */
final class PatternSpecs {
    private static final SqlTypeFamily TEXT = SqlTypeFamily.CHARACTER;
    private static final SqlTypeFamily WHOLE = SqlTypeFamily.INTEGER;

    private PatternSpecs() {
    }

    static List<FunctionSpec> all() {
        return List.of(
            new FunctionSpec("LIKE", Group.LOGIC, "text [NOT] LIKE pattern [ESCAPE character]",
                "Whether the text is as the pattern: % for any characters, _ for one.", SqlStdOperatorTable.LIKE,
                Patterns.class, "like", false, null),
            new FunctionSpec("SIMILAR TO", Group.LOGIC, "text SIMILAR TO pattern", "", null, null, null, false,
                "is not supported; take LIKE, or REGEXP(text, pattern) with a pattern of Java"),
            regex("REGEXP", "REGEXP(text, pattern)", "Whether a regular expression of Java is found in the text.",
                "regexp"),
            TextSpecs.function("REGEXP_REPLACE", "REGEXP_REPLACE(text, pattern, new)",
                "The text with what a regular expression of Java takes replaced.", Signatures.TEXT_OR_NULL, texts(3),
                Regex.class, "replace"),
            TextSpecs.function("REGEXP_EXTRACT", "REGEXP_EXTRACT(text, pattern [, group])",
                "What a group of a regular expression of Java takes at first; NULL if there is none.",
                Signatures.TEXT_OR_NULL, any(texts(2), of(TEXT, TEXT, WHOLE)), Regex.class, "extract"),
            TextSpecs.function("REGEXP_SUBSTR", "REGEXP_SUBSTR(text, pattern)",
                "What a regular expression of Java takes at first; NULL if there is none.",
                Signatures.TEXT_OR_NULL, texts(2), Regex.class, "extract"),
            TextSpecs.function("REGEXP_COUNT", "REGEXP_COUNT(text, pattern)",
                "How often a regular expression of Java is found in the text.", Signatures.INTEGER_OR_NULL, texts(2),
                Regex.class, "count"),
            TextSpecs.function("REGEXP_INSTR", "REGEXP_INSTR(text, pattern)",
                "At which character a regular expression of Java is found, 0 if it is not.",
                Signatures.INTEGER_OR_NULL, texts(2), Regex.class, "instr"),
            digest("MD5"), digest("SHA1"), digest("SHA224"), digest("SHA256"), digest("SHA384"), digest("SHA512"),
            TextSpecs.function("SHA2", "SHA2(text, bits)",
                "The hash of 224, 256, 384 or 512 bits of the text's UTF-8, in hexadecimal digits.",
                Signatures.TEXT_OR_NULL, of(TEXT, WHOLE), Digests.class, "sha2"),
            TextSpecs.function("TO_BASE64", "TO_BASE64(text)", "The text's UTF-8 in base64.", Signatures.TEXT, texts(1),
                Digests.class, "toBase64"),
            TextSpecs.function("FROM_BASE64", "FROM_BASE64(text)",
                "The text whose UTF-8 is given in base64; NULL if it is none.", Signatures.TEXT_OR_NULL, texts(1),
                Digests.class, "fromBase64"),
            TextSpecs.function("HEX", "HEX(number) or HEX(text)",
                "The number, or the text's UTF-8, in hexadecimal digits.", Signatures.TEXT, any(of(WHOLE), of(TEXT)),
                Digests.class, "hex"),
            TextSpecs.function("BIN", "BIN(number)", "The number in binary digits.", Signatures.TEXT, of(WHOLE),
                Digests.class, "bin"));
    }

    private static FunctionSpec regex(String name, String signature, String summary, String method) {
        return TextSpecs.function(
            name, signature, summary, Signatures.BOOLEAN_OR_NULL, texts(2), Regex.class, method);
    }

    private static FunctionSpec digest(String name) {
        return TextSpecs.function(name, name + "(text)",
            "The " + name + " hash of the text's UTF-8, in hexadecimal digits.", Signatures.TEXT, texts(1),
            Digests.class, name.toLowerCase(Locale.ROOT));
    }
}
