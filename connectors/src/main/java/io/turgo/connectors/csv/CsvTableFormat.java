package io.turgo.connectors.csv;

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
import java.util.List;
import java.util.Map;

/** The format {@code csv} of SQL tables. */
public final class CsvTableFormat implements TableFormat {
    /** Options that messages name. */
    static final String HEADER = "csv.header";
    static final String TITLE = "csv.title.#";
    static final String MOST = "csv.max-record-size";

    private static final String DELIMITER = "csv.field-delimiter";
    private static final String QUOTE = "csv.quote-character";
    private static final String NO_QUOTE = "csv.disable-quote-character";
    private static final String NULL = "csv.null-literal";
    private static final String COMMENTS = "csv.allow-comments";
    private static final String LENIENT = "csv.ignore-parse-errors";
    private static final String TIMES = "csv.timestamp-format";
    private static final String TIME = "csv.timestamp-format.#";
    private static final String STRIP = "csv.strip-trailing-zeros";
    private static final String STRIP_ONE = "csv.strip-trailing-zeros.#";
    private static final List<OptionSpec> OPTIONS = List.of(
        OptionSpec.of(HEADER, OptionType.BOOLEAN, "Whether the first line names the columns. When reading they "
            + "are then found by name, in any order, and columns that the table does not have are skipped; else they "
            + "are the table's columns by position.").orElse("false"),
        OptionSpec.of(DELIMITER, OptionType.TEXT, "What stands between two values: an ASCII character, or `\\t`.")
            .orElse(","),
        OptionSpec.of(QUOTE, OptionType.TEXT, "What stands around a value that has delimiters, quotes or line breaks "
            + "in it: an ASCII character. Inside, it is doubled.").orElse("\""),
        OptionSpec.of(NO_QUOTE, OptionType.BOOLEAN, "Whether quotes are characters as all others.").orElse("false"),
        OptionSpec.of(NULL, OptionType.TEXT, "What an unquoted value is for null; the default is nothing, so that an "
            + "empty text is written `\"\"`.").orElse(""),
        OptionSpec.of(COMMENTS, OptionType.BOOLEAN, "Whether lines that begin with `#` are skipped.").orElse("false")
            .only(Role.SOURCE, Role.LOOKUP),
        OptionSpec.of(LENIENT, OptionType.BOOLEAN, "Whether a value that cannot be read is null instead of a fault of "
            + "its row. A row that is no row at all is a dead letter in either case.").orElse("false")
            .only(Role.SOURCE, Role.LOOKUP),
        OptionSpec.of(TIMES, TimeFormat.OPTION, TimeFormat.OPTION_TEXT).orElse("SQL"),
        OptionSpec.of(TIME, TimeFormat.OPTION, "The same for one column."),
        OptionSpec.of(TITLE, OptionType.TEXT, "The name of a column in the header, where it is not the table's name "
            + "of it."),
        OptionSpec.of(STRIP, OptionType.BOOLEAN, "Whether decimals are written without the zeros at the end of their "
            + "fractions.").orElse("false").only(Role.SINK),
        OptionSpec.of(STRIP_ONE, OptionType.BOOLEAN, "The same for one column.")
            .only(Role.SINK),
        OptionSpec.of(MOST, OptionType.BYTES, "The most bytes of a record, up to 8 mb; a longer one is a dead letter.")
            .orElse("64 kb").only(Role.SOURCE, Role.LOOKUP));

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String summary() {
        return "Comma-separated values (RFC 4180) in UTF-8.";
    }

    @Override
    public List<OptionSpec> options() {
        return OPTIONS;
    }

    @Override
    public RowFormat of(TableDefinition table) {
        return new CsvRowFormat(table, format(table), table.columns().stream().map(each -> column(table, each))
            .toList());
    }

    private static CsvFormat format(TableDefinition table) {
        final Options options = table.options();
        CsvFormat format = quoted(CsvFormat.standard().ofOptions().complete().nullLiteral(options.text(NULL))
            .times(TimeFormat.named(options.text(TIMES))).maxRecordBytes(recordBytes(options)), options);
        format = options.flag(COMMENTS) ? format.comments() : format;
        format = options.flag(LENIENT) ? format.lenient() : format;
        for (final Map.Entry<String, String> time : options.byColumn(TIME).entrySet()) {
            format = format.time(time.getKey(), TimeFormat.named(time.getValue()));
        }
        for (final TableColumn column : table.columns()) {
            format = format.meaning(column.name(), column.meaning());
        }
        return options.flag(HEADER) ? titled(format, options) : format.columns(
            table.columns(TableColumn.Kind.PHYSICAL).stream().map(TableColumn::name).toArray(String[]::new));
    }

    private static int recordBytes(Options options) {
        final long most = options.bytes(MOST);
        if (most < CsvFormat.LEAST_RECORD_BYTES || most > CsvFormat.LARGEST_RECORD_BYTES) {
            throw new OptionException(MOST, "option `" + MOST + "`: " + most + " bytes is not in "
                + CsvFormat.LEAST_RECORD_BYTES + ".." + CsvFormat.LARGEST_RECORD_BYTES + "; correct it");
        }
        return (int) most;
    }

    private static CsvFormat quoted(CsvFormat format, Options options) {
        final char delimiter = character(options, DELIMITER);
        if (options.flag(NO_QUOTE)) {
            return format.withoutQuotes().delimiter(delimiter);
        }
        final char quote = character(options, QUOTE);
        if (delimiter == quote) {
            throw new OptionException(options.has(QUOTE) ? QUOTE : DELIMITER, "options `" + DELIMITER + "` and `"
                + QUOTE + "` are both `" + quote + "`; choose two, or set `" + NO_QUOTE + "`");
        }
        return format.withoutQuotes().delimiter(delimiter).quote(quote);
    }

    private static CsvFormat titled(CsvFormat format, Options options) {
        CsvFormat titled = format.ignoreUnknown();
        for (final Map.Entry<String, String> title : options.byColumn(TITLE).entrySet()) {
            titled = titled.rename(title.getValue(), title.getKey());
        }
        return titled;
    }

    private static CsvColumn column(TableDefinition table, TableColumn column) {
        final Options options = table.options();
        final String name = column.name();
        final String time = options.byColumn(TIME).getOrDefault(name, options.text(TIMES));
        final CsvColumn plain = CsvColumn.of(name).timesAs(TimeFormat.named(time)).meaning(column.meaning())
            .titled(options.byColumn(TITLE).getOrDefault(name, name));
        final String strip = options.byColumn(STRIP_ONE).getOrDefault(name, options.text(STRIP));
        return Boolean.parseBoolean(strip.strip()) ? plain.stripTrailingZeros() : plain;
    }

    private static char character(Options options, String name) {
        final String text = options.text(name).equals("\\t") ? "\t" : options.text(name);
        if (text.length() != 1 || text.charAt(0) > 0x7F || text.charAt(0) < ' ' && text.charAt(0) != '\t') {
            throw new OptionException(name, "option `" + name + "`: `" + text
                + "` is not one ASCII character; correct it");
        }
        return text.charAt(0);
    }
}
