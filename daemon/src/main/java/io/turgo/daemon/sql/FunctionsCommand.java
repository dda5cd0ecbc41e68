package io.turgo.daemon.sql;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.SummaryTable;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.sql.function.FunctionSpec;
import io.turgo.sql.function.FunctionTable;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo functions}. */
@Command(name = "functions", description = "Lists the functions that expressions of SQL can use, or shows one.")
public final class FunctionsCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A function.")
    private String name;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(name == null ? list() : one(name.toUpperCase(Locale.ROOT)));
        out.flush();
        return ExitCode.OK;
    }

    private static String list() {
        final Map<FunctionSpec.Group, Map<String, String>> groups = new LinkedHashMap<>();
        all().forEach(each -> groups.computeIfAbsent(each.group(), made -> new LinkedHashMap<>())
            .put(each.signature(), each.summary()));
        final StringBuilder text = new StringBuilder();
        groups.forEach((group, functions) -> text.append(text.isEmpty() ? "" : "\n").append(group.title())
            .append('\n').append(SummaryTable.facts(functions).indent(2)));
        return text.toString();
    }

    private static List<FunctionSpec> all() {
        return Stream.of(FunctionTable.all(), FunctionTable.own().values()).flatMap(Collection::stream).toList();
    }

    private static String one(String wanted) {
        final List<FunctionSpec> all = all();
        final FunctionSpec found = all.stream().filter(each -> each.name().equals(wanted)).findFirst().orElse(null);
        if (found == null) {
            throw new ConfigurationException("there is no function `" + wanted + "`"
                + Suggestion.of(wanted, all.stream().map(FunctionSpec::name).toList())
                + "; `turgo functions` lists them");
        }
        return found.signature() + "\n  " + found.summary() + '\n';
    }
}
