package io.turgo.connectors.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.value.Shown;
import io.turgo.connectors.value.Utf8Chars;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The records of an input, one after the other, numbered from 1. A record that breaks the rules of quoting or is too
 * long is a faulty one: its first line is the record, and reading goes on with the line behind it, so that a quote too
 * many costs one row. Empty lines are no records, except in an input of a single column. Belongs to one thread.
 */
final class CsvRecords implements Closeable {
    /** The most of a faulty record that is kept. */
    static final int RAW_BYTES = 1024;
    /** No column in particular. */
    static final int NO_COLUMN = -1;

    private final String input;
    private final CsvFormat format;
    private final LineReader lines;
    private final CsvFields fields;
    private CloseableIterator<CsvFields> parser;
    private int columns;
    private long row;
    private String fault;
    private int faultColumn;
    private byte[] raw;
    private long rawLength;
    private boolean stopped;

    private CsvRecords(String input, CsvFormat format, LineReader lines) {
        this.input = input;
        this.format = format;
        this.lines = lines;
        fields = new CsvFields(format.maxRecordBytes() + LineReader.LINE_BREAK_BYTES);
        parser = newParser();
    }

    /** Opens the input and skips a byte order mark. */
    static CsvRecords open(String name, InputStream stream, CsvFormat format) {
        final LineReader lines = new LineReader(stream, format.maxRecordBytes());
        final CsvRecords records = new CsvRecords(name, format, lines);
        try {
            lines.skipMark((byte) 0xEF, (byte) 0xBB, (byte) 0xBF);
            if (lines.skipMark((byte) 0xFF, (byte) 0xFE) || lines.skipMark((byte) 0xFE, (byte) 0xFF)) {
                throw new ConfigurationException("input `" + name + "` is UTF-16, convert it to UTF-8");
            }
            return records;
        } catch (final InputStopped e) {
            records.stopped = true;
            return records;
        } catch (final IOException e) {
            records.close();
            throw records.unreadable(e);
        } catch (final ConfigurationException e) {
            records.close();
            throw e;
        }
    }

    private CloseableIterator<CsvFields> newParser() {
        return CsvReader.builder().fieldSeparator(format.delimiter()).quoteCharacter(format.quote())
            .commentStrategy(format.hasComments() ? CommentStrategy.READ : CommentStrategy.NONE)
            .skipEmptyLines(false).allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE).missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .build(fields, lines).iterator();
    }

    /** The names of the header line, or null if the input is empty. Before anything else is read. */
    List<String> header() throws InputStopped {
        if (!next()) {
            if (stopped) {
                throw new InputStopped();
            }
            return null;
        }
        if (fault != null) {
            throw new ConfigurationException("header of input `" + input + "`: " + fault);
        }
        row = 0;
        final Utf8Chars chars = new Utf8Chars(format.maxRecordBytes());
        final List<String> names = new ArrayList<>();
        for (int i = 0; i < fields.count(); i++) {
            if (!chars.decode(fields.text(), fields.start(i), fields.end(i))) {
                throw new ConfigurationException("header of input `" + input + "`: the name of column " + (i + 1)
                    + ", " + Shown.of(fields.text(), fields.start(i), fields.end(i)) + ", is not UTF-8");
            }
            names.add(chars.toString());
        }
        return names;
    }

    /** How many columns a record should have; of a single one, empty lines are records too. */
    void columns(int count) {
        columns = count;
    }

    /**
     * Reads the next record, well-formed or faulty.
     *
     * @return false at the end of the input
     */
    boolean next() {
        boolean found = advance();
        while (found && fault == null && (fields.isComment() || fields.isEmptyLine() && columns != 1)) {
            found = advance();
        }
        row += found ? 1 : 0;
        return found;
    }

    private boolean advance() {
        fault = null;
        if (stopped) {
            return false;
        }
        lines.beginRecord();
        try {
            if (!parser.hasNext()) {
                return false;
            }
            parser.next();
            if (lines.recordLength() > format.maxRecordBytes()) {
                tooLong();
            }
        } catch (final CsvParseException e) {
            if (e.getCause() != null) {
                throw new EngineException("input `" + input + "`, row " + (row + 1)
                    + ": the CSV parser failed", e);
            }
            badQuote();
        } catch (final UncheckedIOException e) {
            if (e.getCause() instanceof InputStopped) {
                stopped = true;
            } else if (e.getCause() instanceof LineReader.RecordTooLong) {
                tooLong();
            } else {
                throw unreadable(e.getCause());
            }
        }
        return !stopped;
    }

    private void badQuote() {
        faultColumn = fields.count();
        fault = lines.endTold() ? "a quote is opened and not closed before the end of the input"
            : "there is text behind a closing quote";
        resume();
    }

    private void tooLong() {
        final int most = format.maxRecordBytes();
        faultColumn = NO_COLUMN;
        resume();
        final String bound = (format.isOfOptions() ? CsvTableFormat.MOST : "maxRecordBytes") + '=' + most;
        fault = rawLength <= most ? "a quote is opened and not closed within " + bound
            : "record=" + rawLength + " bytes > " + bound + ", raise it"
                + (format.isOfOptions() ? "" : " in the CSV format");
    }

    /** Sets the record's first line aside and goes on behind it. */
    private void resume() {
        try {
            final byte[] start = lines.recordStart(RAW_BYTES);
            rawLength = lines.skipFirstLine();
            raw = Arrays.copyOf(start, (int) Math.min(start.length, rawLength));
        } catch (final InputStopped e) {
            stopped = true;
        } catch (final IOException e) {
            throw unreadable(e);
        }
        parser = newParser();
    }

    private EnvironmentException unreadable(IOException e) {
        return new EnvironmentException("input `" + input + "` cannot be read behind row " + row + ": "
            + e.getMessage() + "; get the file again or check the disk", e);
    }

    /** The number of the present record, 1 for the first behind the header. */
    long row() {
        return row;
    }

    /** What is wrong with how the present record is written, or null. */
    String fault() {
        return fault;
    }

    /** The index of the column with the fault, or {@link #NO_COLUMN}. */
    int faultColumn() {
        return faultColumn;
    }

    /** The present record's fields, if it has no fault. */
    CsvFields fields() {
        return fields;
    }

    /** The first {@link #RAW_BYTES} of the present record. */
    byte[] raw() {
        return fault == null ? lines.recordStart(RAW_BYTES) : raw;
    }

    /** The length of the present record in bytes. */
    long rawLength() {
        return fault == null ? lines.recordLength() : rawLength;
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (final IOException e) {
            throw unreadable(e);
        }
    }
}
