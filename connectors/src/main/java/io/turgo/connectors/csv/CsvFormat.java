package io.turgo.connectors.csv;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.error.ConfigurationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * How a CSV input is written. Immutable: every method gives a changed copy. By default: commas, double quotes, a header
 * line whose names are the fields' names, an empty unquoted value for null, times in ISO-8601.
 */
public final class CsvFormat {
    /** Stands in {@link #columns} for a column that is not read. */
    public static final String SKIPPED = "";
    /** Longest record in bytes unless told otherwise. */
    public static final int DEFAULT_MAX_RECORD_BYTES = 64 * 1024;

    /** No quote at all: no byte of the input is read as this character. */
    static final char NO_QUOTE = '\uFFFF';

    /** Bounds of {@link #maxRecordBytes(int)}. */
    static final int LEAST_RECORD_BYTES = 16;
    static final int LARGEST_RECORD_BYTES = 8 * 1024 * 1024;
    private static final int ASCII_END = 0x7F;
    private static final CsvFormat STANDARD = new CsvFormat();

    private char delimiter = ',';
    private char quote = '"';
    private String nullLiteral = "";
    private int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
    private boolean ignoreUnknown;
    private boolean complete;
    private boolean comments;
    private boolean lenient;
    private boolean ofOptions;
    private List<String> columns;
    private Map<String, String> renamed = Map.of();
    private TimeFormat time = TimeFormat.ISO_8601;
    private Map<String, TimeFormat> times = Map.of();
    private Map<String, Meaning> meanings = Map.of();

    private CsvFormat() {
    }

    private CsvFormat(CsvFormat other) {
        delimiter = other.delimiter;
        quote = other.quote;
        nullLiteral = other.nullLiteral;
        maxRecordBytes = other.maxRecordBytes;
        ignoreUnknown = other.ignoreUnknown;
        complete = other.complete;
        comments = other.comments;
        lenient = other.lenient;
        ofOptions = other.ofOptions;
        columns = other.columns;
        renamed = other.renamed;
        time = other.time;
        times = other.times;
        meanings = other.meanings;
    }

    /** The default format. */
    public static CsvFormat standard() {
        return STANDARD;
    }

    private CsvFormat with(Consumer<CsvFormat> change) {
        final CsvFormat changed = new CsvFormat(this);
        change.accept(changed);
        if (changed.delimiter == changed.quote) {
            throw new ConfigurationException("the CSV delimiter and the quote are both `" + quote + "`, choose two");
        }
        return changed;
    }

    private static char requireAscii(String what, char character) {
        if (character > ASCII_END || character == '\r' || character == '\n' || character == 0) {
            throw new ConfigurationException("the CSV " + what + " (code " + (int) character
                + ") must be an ASCII character and no line break");
        }
        return character;
    }

    /** What stands between two values: an ASCII character. */
    public CsvFormat delimiter(char character) {
        return with(format -> format.delimiter = requireAscii("delimiter", character));
    }

    /** What stands around a value that has delimiters, quotes or line breaks in it: an ASCII character. */
    public CsvFormat quote(char character) {
        return with(format -> format.quote = requireAscii("quote", character));
    }

    /** Quotes are characters as all others. */
    public CsvFormat withoutQuotes() {
        return with(format -> format.quote = NO_QUOTE);
    }

    /** Lines that begin with {@code #} are skipped. */
    public CsvFormat comments() {
        return with(format -> format.comments = true);
    }

    /** A value that cannot be read is null, where its field is nullable, instead of a fault of its record. */
    public CsvFormat lenient() {
        return with(format -> format.lenient = true);
    }

    /** It was described by a table's options, by whose names messages call what they are about. */
    CsvFormat ofOptions() {
        return with(format -> format.ofOptions = true);
    }

    /** What an unquoted value is for null; a quoted value is never null. */
    public CsvFormat nullLiteral(String literal) {
        return with(format -> format.nullLiteral = literal);
    }

    /**
     * A longer record is refused; so is one whose quote is not closed within so many bytes.
     *
     * @param bytes 16 B to 8 MiB, line breaks inside the record included
     */
    public CsvFormat maxRecordBytes(int bytes) {
        if (bytes < LEAST_RECORD_BYTES || bytes > LARGEST_RECORD_BYTES) {
            throw new ConfigurationException("maxRecordBytes=" + bytes + " is not in " + LEAST_RECORD_BYTES + ".."
                + LARGEST_RECORD_BYTES);
        }
        return with(format -> format.maxRecordBytes = bytes);
    }

    /** Columns of the header that are no field are skipped, instead of being an error. */
    public CsvFormat ignoreUnknown() {
        return with(format -> format.ignoreUnknown = true);
    }

    /** Every field must have a column, also one that is nullable: a misspelled name is an error and no null. */
    public CsvFormat complete() {
        return with(format -> format.complete = true);
    }

    /**
     * There is no header line; these are the fields by position, {@link #SKIPPED} for one that is not read.
     *
     * @param fields at least one
     */
    public CsvFormat columns(String... fields) {
        if (fields.length == 0) {
            throw new ConfigurationException("a CSV without a header needs the names of its columns");
        }
        return with(format -> format.columns = List.of(fields));
    }

    /** The header's name of a column, where it is not the field's. */
    public CsvFormat rename(String header, String field) {
        return with(format -> format.renamed = plus(renamed, header, field));
    }

    /** How times are written in all columns for which nothing else is said. */
    public CsvFormat times(TimeFormat format) {
        return with(changed -> changed.time = format);
    }

    /** How times are written in the column of one field. */
    public CsvFormat time(String field, TimeFormat format) {
        return with(changed -> changed.times = plus(times, field, format));
    }

    /** What the values of a field stand for, where its type does not say it. */
    public CsvFormat meaning(String field, Meaning meaning) {
        return with(changed -> changed.meanings = plus(meanings, field, meaning));
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String key, V value) {
        final Map<String, V> larger = new HashMap<>(map);
        larger.put(key, value);
        return Map.copyOf(larger);
    }

    char delimiter() {
        return delimiter;
    }

    char quote() {
        return quote;
    }

    String nullLiteral() {
        return nullLiteral;
    }

    int maxRecordBytes() {
        return maxRecordBytes;
    }

    boolean ignoresUnknown() {
        return ignoreUnknown;
    }

    boolean isComplete() {
        return complete;
    }

    boolean hasComments() {
        return comments;
    }

    /** Whether remedies are options of a table; else they are methods of this class. */
    boolean isOfOptions() {
        return ofOptions;
    }

    boolean isLenient() {
        return lenient;
    }

    Meaning meaningOf(String field) {
        return meanings.getOrDefault(field, Meaning.PLAIN);
    }

    /** The fields by position, or null if there is a header. */
    List<String> columns() {
        return columns;
    }

    /** The field of a header's name. */
    String field(String header) {
        return renamed.getOrDefault(header, header);
    }

    /** The names of the header that are given another. */
    Map<String, String> renamed() {
        return renamed;
    }

    /** The fields whose time format is given. */
    Map<String, TimeFormat> times() {
        return times;
    }

    TimeFormat timeOf(String field) {
        return times.getOrDefault(field, time);
    }
}
