package io.turgo.connectors.csv;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads an input's records one by one and decodes them into rows. Belongs to one thread. */
final class CsvRowReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CsvRowReader.class);
    private static final int SCRATCH_BYTES = 64 * 1024;

    private final String name;
    private final CsvRecords records;
    private final CsvBinding binding;
    private final CellReader reader;
    private final Cell[] cells;
    private final Cell[] constants;
    private final byte[][] constantTexts;
    private final int[] constantSymbols;

    private CsvRowReader(CsvInput input, CsvRecords records, CsvBinding binding, Scope scope,
        SymbolDictionary symbols) {
        name = input.bytes().name();
        this.records = records;
        this.binding = binding;
        reader = new CellReader(input.format(), symbols);
        cells = binding.cells().toArray(Cell[]::new);
        final List<String> fields = List.copyOf(input.constants().keySet());
        constants = fields.stream()
            .map(field -> new Cell(CsvRecords.NO_COLUMN, scope.column(field), input.format().timeOf(field)))
            .toArray(Cell[]::new);
        constantTexts = fields.stream().map(field -> input.constants().get(field).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
        constantSymbols = new int[constants.length];
        requireConstants(scope);
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

    /** Tries the constants once, and keeps the numbers of symbols. */
    private void requireConstants(Scope scope) {
        final Row scratch = new Row().wrap(new UnsafeBuffer(new byte[SCRATCH_BYTES]), 0, SCRATCH_BYTES);
        scratch.reset(scope.layout());
        Arrays.fill(constantSymbols, SymbolDictionary.UNKNOWN);
        final String fault = setConstants(scratch);
        if (fault != null) {
            throw new ConfigurationException("input `" + name + "`: " + fault);
        }
        for (int i = 0; i < constants.length; i++) {
            final Column column = constants[i].column();
            if (column.type() == Type.SYMBOL && !scratch.isNull(column)) {
                constantSymbols[i] = scratch.int32(column);
            }
        }
    }

    private String setConstants(Row row) {
        for (int i = 0; i < constants.length; i++) {
            if (constantSymbols[i] != SymbolDictionary.UNKNOWN) {
                row.int32(constants[i].column(), constantSymbols[i]);
                continue;
            }
            final byte[] text = constantTexts[i];
            final String fault = reader.read(row, constants[i], text, 0, text.length, false);
            if (fault != null) {
                return "constant " + constants[i].column().name() + ": " + fault;
            }
        }
        return null;
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
        final String fault = setConstants(row);
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
