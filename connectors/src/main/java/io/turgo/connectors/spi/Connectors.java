package io.turgo.connectors.spi;

import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The connectors that are on the class path. Any thread. */
public final class Connectors {
    /** The option that chooses the connector. */
    public static final String OPTION = "connector";

    private Connectors() {
    }

    /** All of them, in the order of their names. */
    public static List<TableConnector> all() {
        return ServiceLoader.load(TableConnector.class, Connectors.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get).sorted(Comparator.comparing(each -> each.spec().name())).toList();
    }

    /**
     * The one of that name.
     *
     * @throws OptionException if there is none, naming those there are
     */
    public static TableConnector named(String name) {
        final List<TableConnector> all = all();
        return all.stream().filter(each -> each.spec().name().equals(name)).findFirst()
            .orElseThrow(() -> unknown(name, all.stream().map(each -> each.spec().name()).toList()));
    }

    private static OptionException unknown(String name, List<String> names) {
        return new OptionException(OPTION, "there is no connector `" + name + "`; there are "
            + String.join(", ", names) + Suggestion.of(name, names));
    }

    /** That a table cannot have a role, and which roles and connectors there are instead. */
    static ConfigurationException refused(Role role, TableConnector connector, TableDefinition table) {
        final String able = String.join(", ", all().stream().map(TableConnector::spec)
            .filter(each -> each.has(role)).map(ConnectorSpec::name).toList());
        return new OptionException(OPTION, "table `" + table.name() + "` of connector `" + connector.spec().name()
            + "` cannot be " + role.participle() + "; connectors whose tables can: " + able);
    }
}
