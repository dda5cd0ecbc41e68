package io.turgo.connectors.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** The formats that are on the class path. Any thread. */
public final class Formats {
    /** The option that chooses the format. */
    public static final String OPTION = "format";

    private Formats() {
    }

    /** All of them, in the order of their names. */
    public static List<TableFormat> all() {
        return ServiceLoader.load(TableFormat.class, Formats.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get).sorted(Comparator.comparing(TableFormat::name)).toList();
    }

    /** The option {@code format} and those of all formats, for the spec of a connector that leaves the format open. */
    public static List<OptionSpec> options() {
        final List<TableFormat> all = all();
        final List<OptionSpec> options = new ArrayList<>();
        options.add(OptionSpec.of(OPTION, OptionType.oneOf(all.stream().map(TableFormat::name).toArray(String[]::new)),
            "How rows are written as bytes.").mandatory());
        all.forEach(each -> options.addAll(each.options()));
        return options;
    }

    /**
     * How the table's rows are written.
     *
     * @throws OptionException if an option of another format than the table's is given
     */
    public static RowFormat of(TableDefinition table) {
        final String chosen = table.options().word(OPTION);
        final TableFormat format = all().stream().filter(each -> each.name().equals(chosen)).findFirst().orElseThrow(
            () -> new OptionException(OPTION, "option `format` is missing: how rows are written as bytes"));
        for (final String given : table.options().given()) {
            requireOwn(format, given);
        }
        return format.of(table);
    }

    private static void requireOwn(TableFormat format, String given) {
        all().stream().filter(each -> !each.name().equals(format.name()) && given.startsWith(each.name() + '.'))
            .findFirst().ifPresent(other -> {
                throw new OptionException(given, "option `" + given + "` is one of format `" + other.name()
                    + "`, the table's is `" + format.name() + "`; change one of them");
            });
    }
}
