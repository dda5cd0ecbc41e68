package io.turgo.connectors.json;

import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.Role;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.spi.TableFormat;
import io.turgo.connectors.value.TimeFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The format {@code json} of SQL tables. */
public final class JsonTableFormat implements TableFormat {
    private static final String MISSING = "json.fail-on-missing-field";
    private static final String LENIENT = "json.ignore-parse-errors";
    private static final String TIMES = "json.timestamp-format.standard";
    private static final String TIME = "json.timestamp-format.#";
    private static final String NAME = "json.name.#";
    private static final String NULLS = "json.encode.ignore-null-fields";
    private static final String STRIP = "json.strip-trailing-zeros";
    private static final String MOST = "json.max-record-size";
    private static final int LEAST_BYTES = 16;
    private static final int LARGEST_BYTES = 8 * 1024 * 1024;
    private static final List<OptionSpec> OPTIONS = List.of(
        OptionSpec.of(MISSING, OptionType.BOOLEAN, "Whether an object without one of the columns is a dead letter; "
            + "else the column is null.").orElse("false").only(Role.SOURCE, Role.LOOKUP),
        OptionSpec.of(LENIENT, OptionType.BOOLEAN, "Whether a value that cannot be read is null instead of a fault of "
            + "its row. A line that is no object is a dead letter in either case.").orElse("false")
            .only(Role.SOURCE, Role.LOOKUP),
        OptionSpec.of(TIMES, TimeFormat.OPTION, TimeFormat.OPTION_TEXT).orElse("SQL"),
        OptionSpec.of(TIME, TimeFormat.OPTION, "The same for one column."),
        OptionSpec.of(NAME, OptionType.TEXT, "The name of a column in an object, where it is not the table's name of "
            + "it."),
        OptionSpec.of(NULLS, OptionType.BOOLEAN, "Whether columns that are null are not written.").orElse("false")
            .only(Role.SINK),
        OptionSpec.of(STRIP, OptionType.BOOLEAN, "Whether decimals are written without the zeros at the end of their "
            + "fractions.").orElse("false").only(Role.SINK),
        OptionSpec.of(MOST, OptionType.BYTES, "The most bytes of a line, up to 8 mb; a longer one is a dead letter.")
            .orElse("64 kb").only(Role.SOURCE, Role.LOOKUP));

    @Override
    public String name() {
        return "json";
    }

    @Override
    public String summary() {
        return "An object per line, in UTF-8.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public RowFormat of(TableDefinition table) {
        final Options options = table.options();
        final long most = options.bytes(MOST);
        if (most < LEAST_BYTES || most > LARGEST_BYTES) {
            throw new OptionException(MOST, "option `" + MOST + "`: " + most + " bytes is not in " + LEAST_BYTES + ".."
                + LARGEST_BYTES + "; correct it");
        }
        if (options.flag(MISSING) && options.flag(LENIENT)) {
            throw new OptionException(MISSING, "options `" + MISSING + "` and `" + LENIENT
                + "` contradict each other; leave one of them out");
        }
        final Map<String, TimeFormat> times = new HashMap<>();
        options.byColumn(TIME).forEach((column, word) -> times.put(column, TimeFormat.named(word)));
        final JsonSettings settings = new JsonSettings(options.byColumn(NAME), TimeFormat.named(options.text(TIMES)),
            times, options.flag(MISSING), options.flag(LENIENT), options.flag(NULLS), options.flag(STRIP), (int) most);
        requireDistinct(table, settings);
        return new JsonRowFormat(table, settings);
    }

    private static void requireDistinct(TableDefinition table, JsonSettings settings) {
        final Map<String, String> columns = new HashMap<>();
        for (final TableColumn column : table.columns()) {
            final String before = columns.put(settings.nameOf(column.name()), column.name());
            if (before != null) {
                throw new OptionException(NAME.replace(OptionSpec.COLUMN, column.name()), "columns `" + before
                    + "` and `" + column.name() + "` are both named `" + settings.nameOf(column.name())
                    + "` in an object; name one of them otherwise");
            }
        }
    }
}
