package io.turgo.sql.function;

import io.turgo.sql.function.FunctionSpec.Group;
import java.util.List;

/** The document of all functions, made of their specs. */
public final class FunctionDocument {
    private static final String HEAD = """
        # Functions of SQL

        Scalar functions, with Flink's names, types and results. Any of them is NULL where an argument is NULL, unless
        its sentence says otherwise. Characters are code points. This document is made from the functions' specs;
        `turgo functions` shows the same. Where a result is not Flink's, [flink-differences.md](flink-differences.md)
        says so.
        """;

    private FunctionDocument() {
    }

    /** The document as Markdown. */
    public static String markdown() {
        final StringBuilder text = new StringBuilder(HEAD);
        for (final Group group : Group.values()) {
            if (group == Group.OWN) {
                continue;
            }
            text.append("\n## ").append(group.title()).append("\n\n| call | result |\n|---|---|\n");
            FunctionTable.all().stream().filter(each -> each.group() == group && each.refusal() == null)
                .forEach(each -> row(text, each));
        }
        text.append("\n## Refused by name\n\n| function | why |\n|---|---|\n");
        FunctionTable.all().stream().filter(each -> each.refusal() != null)
            .forEach(each -> text.append("| `" + each.name() + "` | " + each.refusal() + " |\n"));
        return text.toString();
    }

    private static void row(StringBuilder text, FunctionSpec spec) {
        text.append("| `").append(spec.signature().replace("|", "\\|")).append("` | ").append(spec.summary())
            .append(" |\n");
    }

    /** One function for the console, in lines. */
    public static List<String> console(FunctionSpec spec) {
        return spec.refusal() != null ? List.of(spec.name(), "  " + spec.refusal())
            : List.of(spec.signature(), "  " + spec.summary());
    }
}
