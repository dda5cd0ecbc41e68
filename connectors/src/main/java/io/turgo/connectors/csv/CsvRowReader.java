package io.turgo.connectors.csv;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowReader;
import io.turgo.connectors.value.Cell;
import io.turgo.connectors.value.CellReader;
import io.turgo.connectors.value.Constants;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records of a CSV input. Belongs to one thread. */
final class CsvRowReader implements RowReader {
    private static final Logger LOG = LoggerFactory.getLogger(CsvRowReader.class);

    private final String name;
    private final CsvRecords records;
    private final CsvBinding binding;
    private final CellReader reader;
    private final NullLiteral nulls;
    private final boolean lenient;
    private final Cell[] cells;
    private final Constants constants;

    private CsvRowReader(CsvInput input, CsvRecords records, CsvBinding binding, Scope scope,
        SymbolDictionary symbols) {
        name = input.name();
        this.records = records;
        this.binding = binding;
        reader = new CellReader(input.format().maxRecordBytes() + LineReader.LINE_BREAK_BYTES, symbols);
        nulls = new NullLiteral(input.format().nullLiteral());
        lenient = input.format().isLenient();
        cells = binding.cells().toArray(Cell[]::new);
        constants = new Constants(binding.constantCells(), texts(input), scope, reader, "input `" + name + '`');
    }

    private Map<String, byte[]> texts(CsvInput input) {
        final Map<String, byte[]> texts = new HashMap<>();
        input.constants().forEach((field, text) -> {
            final byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!nulls.is(bytes, 0, bytes.length)) {
                texts.put(field, bytes);
            }
        });
        return texts;
    }

    /**
     * Opens an input and reads its header.
     *
     * @param stream  its bytes; closed with the reader, or when it cannot be opened
     * @param scope   the fields of a row
     * @param symbols that new symbols are added to
     * @throws ConfigurationException if the input is missing, or its columns and the fields do not match
     * @throws EnvironmentException   if it cannot be read
     * @throws InputStopped           if the stream is stopped before the header has come
     */
    static CsvRowReader open(CsvInput input, InputStream stream, Scope scope, SymbolDictionary symbols)
        throws InputStopped {
        final CsvRecords records = CsvRecords.open(input.name(), stream, input.format());
        try {
            final List<String> positional = input.format().columns();
            final List<String> header = positional == null ? header(input, records) : positional;
            final CsvBinding binding = new CsvBinding(input, header, scope);
            records.columns(binding.columnCount());
            return new CsvRowReader(input, records, binding, scope, symbols);
        } catch (final RuntimeException | InputStopped e) {
            records.close();
            throw e;
        }
    }

    private static List<String> header(CsvInput input, CsvRecords records) throws InputStopped {
        final List<String> header = records.header();
        if (header == null) {
            throw new ConfigurationException("input `" + input.name()
                + "` is empty, it must start with a header line; or " + (input.format().isOfOptions()
                ? "leave `" + CsvTableFormat.HEADER + "` out" : "name the columns in the format"));
        }
        return header;
    }

    @Override
    public boolean next() {
        final boolean found = records.next();
        if (!found && records.row() == 0) {
            LOG.warn("input `{}` has no rows", name);
        }
        return found;
    }

    @Override
    public long number() {
        return records.row();
    }

    /** What is wrong with the way in which the present record is written, or null. */
    private String malformed() {
        if (records.fault() != null) {
            return fault(records.faultColumn(), records.fault());
        }
        final int count = records.fields().count();
        return count == binding.columnCount() ? null : fault(CsvRecords.NO_COLUMN,
            "it has columns=" + count + ", not " + binding.columnCount() + " (" + binding.columnNames() + ")");
    }

    @Override
    public String decode(Row row) {
        final String malformed = malformed();
        return malformed == null ? decodeFields(row) : malformed;
    }

    private String decodeFields(Row row) {
        final CsvFields fields = records.fields();
        final byte[] text = fields.text();
        final Column rowNumber = binding.rowNumber();
        if (rowNumber != null) {
            row.int64(rowNumber, records.row());
        }
        for (final Cell cell : cells) {
            final int index = cell.index();
            final int from = fields.start(index);
            final int to = fields.end(index);
            final String fault = !fields.isQuoted(index) && nulls.is(text, from, to) ? CellReader.missing(cell)
                : reader.read(row, cell, text, from, to);
            if (fault != null && !(lenient && cell.column().field().nullable())) {
                return fault(index, fault);
            }
        }
        final String fault = constants.set(row);
        return fault == null ? null : fault(CsvRecords.NO_COLUMN, fault);
    }

    private String fault(int column, String what) {
        final boolean known = column >= 0 && column < binding.columnCount();
        final String place = known ? ", column " + binding.columnName(column) : "";
        final String cut = records.rawLength() <= CsvRecords.RAW_BYTES ? ""
            : "; the first " + CsvRecords.RAW_BYTES + " of its " + records.rawLength() + " bytes are kept";
        return "row " + records.row() + place + ": " + what + cut;
    }

    @Override
    public byte[] raw() {
        return records.raw();
    }

    @Override
    public void close() {
        records.close();
    }
}
