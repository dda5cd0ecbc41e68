package io.turgo.connectors.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.Arrays;

/** The fields of the present record as bytes, one behind the other. Belongs to one thread; allocates nothing. */
final class CsvFields extends CsvCallbackHandler<CsvFields> {
    private static final int INITIAL_FIELDS = 16;
    private static final char[] NOTHING = {};

    private final byte[] text;
    private int[] ends = new int[INITIAL_FIELDS];
    private boolean[] quoted = new boolean[INITIAL_FIELDS];
    private int count;
    private boolean empty;
    private boolean comment;

    /** @param capacityBytes what all fields of a record may have together */
    CsvFields(int capacityBytes) {
        text = new byte[capacityBytes];
    }

    /** How many fields there are. */
    int count() {
        return count;
    }

    /** Whether the record is a line without a character. */
    boolean isEmptyLine() {
        return empty;
    }

    /** Whether the record is a comment. */
    boolean isComment() {
        return comment;
    }

    /** Holds all fields. */
    byte[] text() {
        return text;
    }

    /** Where a field starts in {@link #text}. */
    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    /** Where a field ends in {@link #text}. */
    int end(int index) {
        return ends[index];
    }

    /** Whether a field stood in quotes. */
    boolean isQuoted(int index) {
        return quoted[index];
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        count = 0;
        empty = false;
        comment = false;
    }

    @Override
    protected void addField(char[] source, int offset, int length, boolean wasQuoted) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            quoted = Arrays.copyOf(quoted, 2 * count);
        }
        final byte[] target = text;
        final int start = start(count);
        for (int i = 0; i < length; i++) {
            target[start + i] = (byte) source[offset + i];
        }
        ends[count] = start + length;
        quoted[count] = wasQuoted;
        count++;
    }

    /** One field without a character. */
    @Override
    protected void setEmpty() {
        empty = true;
        addField(NOTHING, 0, 0, false);
    }

    @Override
    protected void setComment(char[] source, int offset, int length) {
        comment = true;
    }

    @Override
    protected RecordType getRecordType() {
        return comment ? RecordType.COMMENT : empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return count;
    }

    @Override
    protected CsvFields buildRecord() {
        return this;
    }
}
