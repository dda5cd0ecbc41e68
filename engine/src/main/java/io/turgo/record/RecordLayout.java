package io.turgo.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where each field of a record stands. Immutable; the fields of one layout may share a name (siblings in a plan may
 * derive fields of the same name), so columns are found by position.
 */
public final class RecordLayout {
    private static final int[] WIDTHS = {16, 8, 4, 1};

    private final String name;
    private final List<Column> columns;
    private final int nullWords;
    private final int fixedEnd;

    /**
     * @param name   what the rows are, for messages
     * @param fields in the order in which {@link #columns} gives them
     */
    public RecordLayout(String name, List<Field> fields) {
        this.name = name;
        nullWords = (fields.size() + Long.SIZE - 1) / Long.SIZE;
        final Column[] placed = new Column[fields.size()];
        int next = RecordDescriptor.HEADER_LENGTH + nullWords * Long.BYTES;
        for (final int width : WIDTHS) {
            for (int i = 0; i < placed.length; i++) {
                if (fields.get(i).widthBytes() == width) {
                    placed[i] = column(fields.get(i), i, next);
                    next += width;
                }
            }
        }
        columns = List.of(placed);
        fixedEnd = next;
    }

    private static Column column(Field field, int index, int offset) {
        final int nullOffset = RecordDescriptor.HEADER_LENGTH + index / Long.SIZE * Long.BYTES;
        return new Column(field, offset, nullOffset, 1L << index);
    }

    /** The layout of a schema's own fields. */
    public static RecordLayout of(Schema schema) {
        return new RecordLayout(schema.name(), schema.fields());
    }

    /** What the rows are. */
    public String name() {
        return name;
    }

    /** The columns in the order of the fields that the layout was made of. */
    public List<Column> columns() {
        return columns;
    }

    /** The first column of that name, or null. */
    public Column column(String field) {
        for (final Column column : columns) {
            if (column.name().equals(field)) {
                return column;
            }
        }
        return null;
    }

    /** The columns of those names, in that order. */
    public Column[] columns(List<String> names) {
        final List<Column> found = new ArrayList<>();
        for (final String each : names) {
            found.add(column(each));
        }
        return found.toArray(Column[]::new);
    }

    /** Words of 64 bits in the null bitmap. */
    public int nullWords() {
        return nullWords;
    }

    /** Bytes from the start of a record to the end of its fixed part: the length of a record without strings. */
    public int fixedLength() {
        return fixedEnd;
    }

    /**
     * For each word of the null bitmap the bits of those among the first {@code count} fields that are not nullable:
     * what must be set before a record is committed.
     */
    public long[] requiredMasks(int count) {
        final long[] masks = new long[nullWords];
        for (int i = 0; i < count; i++) {
            if (!columns.get(i).field().nullable()) {
                masks[i / Long.SIZE] |= columns.get(i).nullMask();
            }
        }
        return masks;
    }

    /** Whether any field is a STRING, so that records differ in length. */
    public boolean hasStrings() {
        return columns.stream().anyMatch(column -> column.type() == Type.STRING);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(columns.toArray()) + " fixedLength=" + fixedEnd;
    }
}
