package io.turgo.daemon.sql;

import io.turgo.connectors.spi.ConnectorSpec;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.MetadataSpec;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.daemon.ExitCode;
import io.turgo.daemon.SummaryTable;
import io.turgo.daemon.TurgoCommand;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo connectors}. */
@Command(name = "connectors",
    description = "Lists the connectors of SQL tables, or shows what one of them does and which options it takes.")
public final class ConnectorsCommand implements TurgoCommand {
    private static final int WIDTH = 100;
    private static final String INDENT = "    ";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The connector, as in 'connector' = 'NAME'.")
    private String name;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(name == null ? list() : one(Connectors.named(name).spec()));
        out.flush();
        return ExitCode.OK;
    }

    private static String list() {
        final Map<String, String> names = new LinkedHashMap<>();
        for (final TableConnector each : Connectors.all()) {
            names.put(each.spec().name(), roles(each.spec()) + ": " + each.spec().summary());
        }
        return SummaryTable.facts(names);
    }

    private static String roles(ConnectorSpec connector) {
        return connector.guarantees().keySet().stream().map(ConnectorsCommand::word).collect(Collectors.joining(", "));
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String one(ConnectorSpec connector) {
        final StringBuilder text = new StringBuilder(connector.name() + ": " + connector.summary() + "\n\n");
        final Map<String, String> guarantees = new LinkedHashMap<>();
        connector.guarantees().forEach((role, guarantee) -> guarantees.put("as " + word(role), guarantee));
        text.append(SummaryTable.facts(guarantees)).append("\nOptions:\n");
        connector.options().forEach(option -> append(text, option, connector));
        if (!connector.metadata().isEmpty()) {
            text.append("\nMetadata columns:\n");
            connector.metadata().forEach(each -> append(text, each));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, OptionSpec option, ConnectorSpec connector) {
        final String facts = Stream.of(option.type().toString(), option.required() ? "required" : "",
                option.defaultValue() == null ? "" : "default " + shown(option.defaultValue()),
                option.secret() ? "secret" : "", only(option, connector))
            .filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
        text.append("  '").append(option.name()).append("'  ").append(facts).append('\n');
        wrapped(text, option.text());
    }

    private static String shown(String value) {
        return value.isBlank() ? '\'' + value + '\'' : value;
    }

    private static String only(OptionSpec option, ConnectorSpec connector) {
        return option.roles().containsAll(connector.guarantees().keySet()) ? ""
            : option.roles().stream().filter(connector::has).map(ConnectorsCommand::word).sorted()
                .collect(Collectors.joining(" and "));
    }

    private static void append(StringBuilder text, MetadataSpec metadata) {
        text.append("  '").append(metadata.key()).append("'  ").append(metadata.type().type()).append('\n');
        wrapped(text, metadata.text());
    }

    private static void wrapped(StringBuilder text, String sentence) {
        int column = INDENT.length();
        text.append(INDENT);
        for (final String word : sentence.split(" ")) {
            if (column + word.length() > WIDTH) {
                text.setLength(text.length() - 1);
                text.append('\n').append(INDENT);
                column = INDENT.length();
            }
            text.append(word).append(' ');
            column += word.length() + 1;
        }
        text.setLength(text.length() - 1);
        text.append('\n');
    }
}
