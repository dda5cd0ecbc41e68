package io.turgo.connectors.spi;

import io.turgo.error.Redaction;
import io.turgo.error.Suggestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The options of a table, each known to the connector's spec and of its type. Immutable; any thread. As text it shows
 * no secret.
 */
public final class Options {
    private final Map<String, OptionSpec> specs;
    private final Map<String, String> values;

    private Options(Map<String, OptionSpec> specs, Map<String, String> values) {
        this.specs = specs;
        this.values = values;
    }

    /**
     * Validates options as they are given: names, types, and that none is missing that every role needs.
     *
     * @param spec    of the connector
     * @param given   by name, {@code connector} included or not
     * @param columns the names of the table's columns
     * @throws OptionException for the first one that is wrong
     */
    public static Options of(ConnectorSpec spec, Map<String, String> given, Collection<String> columns) {
        final List<OptionException> faults = faults(spec, given, columns);
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
        final Map<String, OptionSpec> specs = new LinkedHashMap<>();
        spec.options().forEach(each -> specs.put(each.name(), each));
        given.keySet().stream().filter(name -> !name.equals(Connectors.OPTION))
            .forEach(name -> specs.put(name, specOf(spec, name)));
        return new Options(specs, new LinkedHashMap<>(given));
    }

    /** All that is wrong with options as they are given; empty if {@link #of} takes them. */
    public static List<OptionException> faults(ConnectorSpec spec, Map<String, String> given,
        Collection<String> columns) {
        final List<OptionException> faults = new ArrayList<>();
        given.forEach((name, value) -> {
            hideSecret(specOf(spec, name), value);
            final OptionException fault = name.equals(Connectors.OPTION) ? null : fault(spec, name, value, columns);
            if (fault != null) {
                faults.add(fault);
            }
        });
        spec.options().stream()
            .filter(each -> each.required() && !given.containsKey(each.name())
                && each.roles().containsAll(spec.guarantees().keySet()))
            .map(Options::missing).forEach(faults::add);
        return faults;
    }

    private static void hideSecret(OptionSpec option, String value) {
        if (option != null && option.secret()) {
            Redaction.hide(value);
        }
    }

    private static OptionException fault(ConnectorSpec spec, String name, String value, Collection<String> columns) {
        final OptionSpec option = specOf(spec, name);
        if (option == null) {
            return unknown(spec, name, columns);
        }
        if (option.perColumn() && !columns.contains(option.column(name))) {
            return new OptionException(name, "option `" + name + "`: the table has no column `" + option.column(name)
                + "`; it has " + String.join(", ", columns) + Suggestion.of(option.column(name), columns));
        }
        final String fault = OptionValues.fault(option.type(), value);
        return fault == null ? null : new OptionException(name, "option `" + name + "`: "
            + (option.secret() ? "its value" : '`' + value + '`') + " is not " + fault + "; correct it");
    }

    private static OptionSpec specOf(ConnectorSpec spec, String name) {
        return spec.options().stream().filter(each -> each.matches(name)).findFirst().orElse(null);
    }

    private static OptionException unknown(ConnectorSpec spec, String name, Collection<String> columns) {
        final List<String> known = spec.options().stream().flatMap(each -> each.names(columns).stream()).toList();
        final String nearest = Suggestion.of(name, known);
        final String list = String.join(", ", spec.options().stream().map(OptionSpec::name).toList());
        return new OptionException(name, "connector `" + spec.name() + "` has no option `" + name + '`'
            + (nearest.isEmpty() ? "; it has " + list : nearest));
    }

    private static OptionException missing(OptionSpec option) {
        return new OptionException(option.name(), "option `" + option.name() + "` is missing: "
            + option.text());
    }

    /** Whether the option is given. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The names of all that are given, without {@code connector}, in their order. */
    public List<String> given() {
        return values.keySet().stream().filter(name -> !name.equals(Connectors.OPTION)).toList();
    }

    /**
     * The text of an option, or its default, or null if it has none.
     *
     * @throws OptionException if it is required and not given
     */
    public String text(String name) {
        final OptionSpec option = specs.get(name);
        if (option == null) {
            throw new IllegalArgumentException("no spec has option " + name);
        }
        final String value = values.getOrDefault(name, option.defaultValue());
        if (value == null && option.required()) {
            throw missing(option);
        }
        return value;
    }

    private String needed(String name) {
        final String text = text(name);
        if (text == null) {
            throw missing(specs.get(name));
        }
        return text;
    }

    /** One of the words of an enumeration, as the spec writes it; or null. */
    public String word(String name) {
        final String text = text(name);
        return text == null ? null : specs.get(name).type().values().stream()
            .filter(each -> each.equalsIgnoreCase(text.strip())).findFirst().orElseThrow();
    }

    /** A BOOLEAN that is given or has a default. */
    public boolean flag(String name) {
        return needed(name).strip().toLowerCase(Locale.ROOT).equals("true");
    }

    /** An INT that is given or has a default. */
    public int int32(String name) {
        return Integer.parseInt(needed(name).strip());
    }

    /** A LONG that is given or has a default. */
    public long int64(String name) {
        return Long.parseLong(needed(name).strip());
    }

    /** A DURATION that is given or has a default. */
    public Duration duration(String name) {
        return OptionValues.duration(needed(name));
    }

    /** Bytes that are given or have a default. */
    public long bytes(String name) {
        return OptionValues.bytes(needed(name));
    }

    /**
     * The texts of an option that there is one of for each column, by column.
     *
     * @param name with {@link OptionSpec#COLUMN} in it
     */
    public Map<String, String> byColumn(String name) {
        final OptionSpec option = specs.get(name);
        final Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((given, value) -> {
            if (specs.get(given) == option) {
                texts.put(option.column(given), value);
            }
        });
        return texts;
    }

    /** The options as they are given, without the values of secrets. */
    public Map<String, String> shown() {
        final Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            final OptionSpec option = specs.get(name);
            shown.put(name, option != null && option.secret() ? Redaction.MASK : Redaction.redacted(value));
        });
        return shown;
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
