package io.turgo.connectors.filesystem;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.TimeFormat;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.OptionSpec;
import io.turgo.connectors.spi.OptionType;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options {@code csv.*} and what they say about a table. */
final class CsvOptions {
    private static final String HEADER = "csv.header";
    private static final String DELIMITER = "csv.field-delimiter";
    private static final String QUOTE = "csv.quote-character";
    private static final String NULL = "csv.null-literal";
    private static final String TIMES = "csv.timestamp-format";
    private static final String TIME = "csv.timestamp-format.#";
    private static final String TITLE = "csv.title.#";
    private static final String STRIP = "csv.strip-trailing-zeros.#";
    private static final OptionType TIME_FORMAT = OptionType.oneOf("SQL", "ISO-8601", "EPOCH-SECONDS",
        "EPOCH-MILLIS", "EPOCH-MICROS", "EPOCH-NANOS");

    /** Their specs. */
    static final List<OptionSpec> SPECS = List.of(
        OptionSpec.of(HEADER, OptionType.BOOLEAN, "Whether the first line names the columns; they are then found by "
            + "name, and columns that the table does not have are skipped.").orElse("false"),
        OptionSpec.of(DELIMITER, OptionType.TEXT, "What stands between two values, an ASCII character.").orElse(","),
        OptionSpec.of(QUOTE, OptionType.TEXT, "What stands around a value that has delimiters, quotes or line breaks "
            + "in it, an ASCII character.").orElse("\""),
        OptionSpec.of(NULL, OptionType.TEXT, "What an unquoted value is for null.").orElse(""),
        OptionSpec.of(TIMES, TIME_FORMAT, "How times are written: `SQL` as 2013-11-25 00:00:00, `ISO-8601` as "
            + "2013-11-25T00:00:00Z (both are read in either case), or as a number since the epoch.").orElse("SQL"),
        OptionSpec.of(TIME, TIME_FORMAT, "The same for one column."),
        OptionSpec.of(TITLE, OptionType.TEXT, "The name of a column in the header, where it is not the column's."),
        OptionSpec.of(STRIP, OptionType.BOOLEAN, "Whether a decimal is written without the zeros at the end of its "
            + "fraction."));

    private CsvOptions() {
    }

    /** How a file of the table is read. */
    static CsvFormat format(TableDefinition table) {
        final Options options = table.options();
        CsvFormat format = CsvFormat.standard().complete().times(timeFormat(options.word(TIMES)))
            .delimiter(character(options, DELIMITER)).quote(character(options, QUOTE))
            .nullLiteral(options.text(NULL));
        for (final Map.Entry<String, String> time : options.byColumn(TIME).entrySet()) {
            format = format.time(time.getKey(), timeFormat(time.getValue()));
        }
        if (!options.flag(HEADER)) {
            return format.columns(table.columns(TableColumn.Kind.PHYSICAL).stream().map(TableColumn::name)
                .toArray(String[]::new));
        }
        for (final Map.Entry<String, String> title : options.byColumn(TITLE).entrySet()) {
            format = format.rename(title.getValue(), title.getKey());
        }
        return format.ignoreUnknown();
    }

    /** How a column of the table is written. */
    static CsvColumn column(TableDefinition table, TableColumn column) {
        final Options options = table.options();
        final String name = column.name();
        final String time = options.byColumn(TIME).getOrDefault(name, options.word(TIMES));
        final CsvColumn plain = CsvColumn.of(name).timesAs(timeFormat(time))
            .titled(options.byColumn(TITLE).getOrDefault(name, name));
        return Boolean.parseBoolean(options.byColumn(STRIP).getOrDefault(name, "false"))
            ? plain.stripTrailingZeros() : plain;
    }

    private static TimeFormat timeFormat(String word) {
        return TimeFormat.valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static char character(Options options, String name) {
        final String text = options.text(name);
        if (text.length() != 1) {
            throw new OptionException(name, "option `" + name + "`: `" + text + "` is not one character; correct it");
        }
        return text.charAt(0);
    }
}
