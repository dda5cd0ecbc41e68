package io.turgo.connectors.csv;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an input's records one by one and decodes them into rows. Belongs to one thread. */
final class CsvRowReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CsvRowReader.class);

    private final String name;
    private final CsvRecords records;
    private final CsvBinding binding;
    private final CellReader reader;
    private final Cell[] cells;
    private final Constants constants;

    private CsvRowReader(CsvInput input, CsvRecords records, CsvBinding binding, Scope scope,
        SymbolDictionary symbols) {
        name = input.bytes().name();
        this.records = records;
        this.binding = binding;
        reader = new CellReader(input.format(), symbols);
        cells = binding.cells().toArray(Cell[]::new);
        constants = new Constants(input, scope, reader);
    }

    /**
     * Opens an input and reads its header.
     *
     * @param scope   the fields of a row
     * @param symbols that new symbols are added to
     * @throws ConfigurationException if the input is missing, or its columns and the fields do not match
     * @throws EnvironmentException   if it cannot be read
     */
    static CsvRowReader open(CsvInput input, Scope scope, SymbolDictionary symbols) {
        final CsvRecords records = CsvRecords.open(input.bytes(), input.format());
        try {
            final List<String> positional = input.format().columns();
            final List<String> header = positional == null ? header(input, records) : positional;
            final CsvBinding binding = new CsvBinding(input, header, scope);
            records.columns(binding.columnCount());
            return new CsvRowReader(input, records, binding, scope, symbols);
        } catch (final RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private static List<String> header(CsvInput input, CsvRecords records) {
        final List<String> header = records.header();
        if (header == null) {
            throw new ConfigurationException("input `" + input.bytes().name()
                + "` is empty, it must start with a header line; or name the columns in the format");
        }
        return header;
    }

    /** Goes to the next record; false at the end of the input. */
    boolean next() {
        final boolean found = records.next();
        if (!found && records.row() == 0) {
            LOG.warn("input `{}` has no rows", name);
        }
        return found;
    }

    /** The number of the present record, from 1. */
    long row() {
        return records.row();
    }

    /** What is wrong with the way in which the present record is written, or null. */
    String malformed() {
        if (records.fault() != null) {
            return fault(records.faultColumn(), records.fault());
        }
        final int count = records.fields().count();
        return count == binding.columnCount() ? null : fault(CsvRecords.NO_COLUMN,
            "it has columns=" + count + ", not " + binding.columnCount() + " (" + binding.columnNames() + ")");
    }

    /**
     * Decodes the present record, which must not be malformed, into an empty row.
     *
     * @return what is wrong with it, naming record and column, or null
     */
    String decode(Row row) {
        final CsvFields fields = records.fields();
        final byte[] text = fields.text();
        final Column rowNumber = binding.rowNumber();
        if (rowNumber != null) {
            row.int64(rowNumber, records.row());
        }
        for (final Cell cell : cells) {
            final int index = cell.index();
            final String fault =
                reader.read(row, cell, text, fields.start(index), fields.end(index), fields.isQuoted(index));
            if (fault != null) {
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

    /** The start of the present record, as it is in the input. */
    byte[] raw() {
        return records.raw();
    }

    @Override
    public void close() {
        records.close();
    }
}
