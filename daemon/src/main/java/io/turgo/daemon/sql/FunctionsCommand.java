package io.turgo.daemon.sql;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.SummaryTable;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.sql.FunctionManual;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo functions}. */
@Command(name = "functions", description =
    "Lists the functions of SQL, aggregates, detectors and tables of windows among them, or shows one.")
public final class FunctionsCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "A function.")
    private String name;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(name == null ? list() : one(name));
        out.flush();
        return ExitCode.OK;
    }

    private static String list() {
        final StringBuilder text = new StringBuilder();
        for (final FunctionManual.Chapter chapter : FunctionManual.all()) {
            final Map<String, String> functions = new LinkedHashMap<>();
            chapter.entries().forEach(each -> functions.put(each.call(), each.summary()));
            text.append(text.isEmpty() ? "" : "\n").append(chapter.title()).append('\n')
                .append(SummaryTable.facts(functions).indent(2));
        }
        return text.toString();
    }

    private static String one(String wanted) {
        final List<FunctionManual.Entry> found = FunctionManual.named(wanted);
        if (found.isEmpty()) {
            throw new ConfigurationException("there is no function `" + wanted + "`"
                + Suggestion.of(wanted.toUpperCase(Locale.ROOT), FunctionManual.all().stream()
                    .flatMap(each -> each.entries().stream()).map(FunctionManual.Entry::name).distinct().toList())
                + "; `turgo functions` lists them");
        }
        return found.stream().map(each -> each.call() + "\n  " + each.summary() + '\n').collect(Collectors.joining());
    }
}
