package io.turgo.frame;

import static io.turgo.record.RecordDescriptor.FLAGS_OFFSET;
import static io.turgo.record.RecordDescriptor.ROW_KIND_MASK;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import java.util.List;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The rows of one layout that a frame has, column by column: their source fields, which decode to the same bytes.
 * Schema id, sequence, event time and ingest time are not in it, since the engine derives them again.
 * <pre>
 *  rows    : row kinds | nulls | field ... | strings
 *  nulls   : for each 64 source fields: which are null anywhere | a column of bits for each of those
 *  field   : a column, two of a wide decimal (low half, high half); 8-byte fields first, then 4-byte, then booleans
 *  strings : distances and lengths of each field | bytes behind the last string | the tails' bytes
 * </pre>
 * One side gathers rows and encodes them; the other decodes them and scatters one after the other. Belongs to one
 * thread; allocates nothing once it has grown.
 *
 * @see ColumnDescriptor
 */
final class RowColumns {
    private final RecordLayout layout;
    private final FieldColumn[] fields;
    private final int longs;
    private final int ints;
    private final NullColumns nulls;
    private final StringColumns strings;
    private final SteadyColumn kinds = new SteadyColumn(FLAGS_OFFSET, Short.BYTES, ROW_KIND_MASK, 0);
    private int count;

    /**
     * @param layout           of the rows
     * @param sourceFieldCount how many of its first fields the source sets; the others are derived
     */
    RowColumns(RecordLayout layout, int sourceFieldCount) {
        final List<Column> columns = layout.columns().subList(0, sourceFieldCount);
        this.layout = layout;
        fields = FieldColumn.of(columns);
        longs = FieldColumn.count(fields, Long.BYTES);
        ints = longs + FieldColumn.count(fields, Integer.BYTES);
        nulls = new NullColumns(columns);
        strings = new StringColumns(columns, layout.fixedLength());
    }

    /** The layout of the rows. */
    RecordLayout layout() {
        return layout;
    }

    /** Forgets all rows. */
    void clear() {
        count = 0;
        nulls.clear();
        strings.clear();
        for (final FieldColumn field : fields) {
            field.clear();
        }
    }

    /**
     * Checks that a row's bytes are within its room, so that they can be read without looking at each.
     *
     * @throws EngineException if they are not
     */
    void requireWhole(Row row) {
        final int length = row.length();
        if (length < layout.fixedLength() || length > row.capacityBytes()) {
            throw new EngineException("record of `" + layout.name() + "` has " + length + " bytes, not "
                + layout.fixedLength() + " to " + row.capacityBytes());
        }
    }

    /**
     * Takes rows as they were committed, before a stage derives into them, behind those that are here.
     *
     * @param rows  the address of each, which {@link #requireWhole} has seen
     * @param added how many of {@code rows} count
     */
    void gather(long[] rows, int added) {
        kinds.gather(rows, added, count);
        nulls.gather(rows, added, count);
        for (final FieldColumn field : fields) {
            field.gather(rows, added, count);
        }
        strings.gather(rows, added, count);
        count += added;
    }

    /** The encoded rows take no more bytes than this, and no more are written. */
    int maxEncodedBytes() {
        return (fields.length + 1) * ColumnDescriptor.maxBytes(count) + nulls.maxBytes(count)
            + strings.maxBytes(count);
    }

    /**
     * Writes the rows. They are not to be encoded twice.
     *
     * @param target with room for {@link #maxEncodedBytes} from {@code offset} on
     * @return the offset behind the rows
     * @throws EngineException if a symbol has a negative number
     */
    int encode(UnsafeBuffer target, int offset) {
        int at = kinds.encode(count, target, offset);
        at = nulls.encode(count, target, at);
        for (final FieldColumn field : fields) {
            at = field.encode(count, nulls, target, at);
        }
        return strings.encode(count, target, at);
    }

    /**
     * Reads rows in place of those that are here.
     *
     * @param rowCount how many there are
     * @param limit    the offset from which on nothing is read
     * @return the offset behind the rows
     * @throws EngineException if the bytes are no such rows
     */
    int decode(int rowCount, UnsafeBuffer source, int offset, int limit) {
        try {
            return decodeColumns(rowCount, source, offset, limit);
        } catch (final EngineException e) {
            throw new EngineException("malformed records of `" + layout.name() + "` at byte " + offset
                + " of their frame: " + e.getMessage(), e);
        }
    }

    private int decodeColumns(int rowCount, UnsafeBuffer source, int offset, int limit) {
        count = rowCount;
        int at = kinds.decode(count, source, offset, limit);
        for (int i = 0; i < count; i++) {
            if ((kinds.values()[i] & ~ROW_KIND_MASK) != 0) {
                throw new EngineException("row kind " + kinds.values()[i] + " > " + ROW_KIND_MASK);
            }
        }
        at = nulls.decode(count, source, at, limit);
        for (final FieldColumn field : fields) {
            at = field.decode(count, nulls, source, at, limit);
        }
        return strings.decode(count, nulls, source, at, limit);
    }

    /** The length of a decoded row in bytes. */
    int recordBytes(int index) {
        return strings.recordBytes(index);
    }

    /**
     * Makes a row of those that were decoded. Rows are taken in order, each once.
     *
     * @param index  its number, from 0
     * @param target with room for the layout's fixed part
     * @throws io.turgo.record.RecordTooLargeException if the row is longer than {@code target} may become
     */
    void scatter(int index, Row target) {
        target.reset(layout);
        // whose room the line before has checked
        final long row = target.buffer().addressOffset() + target.offset();
        UnsafeApi.putShort(row + FLAGS_OFFSET, (short) kinds.values()[index]);
        nulls.scatter(index, row);
        for (int i = 0; i < longs; i++) {
            UnsafeApi.putLong(row + fields[i].offset, fields[i].numbers.values[index]);
        }
        for (int i = longs; i < ints; i++) {
            UnsafeApi.putInt(row + fields[i].offset, (int) fields[i].numbers.values[index]);
        }
        for (int i = ints; i < fields.length; i++) {
            UnsafeApi.putByte(row + fields[i].offset, (byte) fields[i].numbers.values[index]);
        }
        strings.scatter(index, target);
    }
}
