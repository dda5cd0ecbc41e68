package io.turgo.daemon.gate;

import io.turgo.record.RowKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows as text, one behind the other, each with its cause. Used by one thread at a time. */
final class RowLog {
    private static final int INITIAL_ROWS = 1024;
    private static final int INITIAL_BYTES = 64 * 1024;

    private byte[] text = new byte[INITIAL_BYTES];
    private int[] starts = new int[INITIAL_ROWS + 1];
    private long[] sequences = new long[INITIAL_ROWS];
    private long[] controls = new long[INITIAL_ROWS];
    private RowKind[] kinds = new RowKind[INITIAL_ROWS];
    private int rows;

    void add(long sequence, long control, RowKind kind, byte[] bytes, int count) {
        if (rows == sequences.length) {
            starts = Arrays.copyOf(starts, 2 * rows + 1);
            sequences = Arrays.copyOf(sequences, 2 * rows);
            controls = Arrays.copyOf(controls, 2 * rows);
            kinds = Arrays.copyOf(kinds, 2 * rows);
        }
        final int start = starts[rows];
        if (text.length - start < count) {
            text = Arrays.copyOf(text, 2 * text.length + count);
        }
        System.arraycopy(bytes, 0, text, start, count);
        sequences[rows] = sequence;
        controls[rows] = control;
        kinds[rows] = kind;
        rows++;
        starts[rows] = start + count;
    }

    void clear() {
        rows = 0;
    }

    int rows() {
        return rows;
    }

    long sequence(int row) {
        return sequences[row];
    }

    long control(int row) {
        return controls[row];
    }

    RowKind kind(int row) {
        return kinds[row];
    }

    String text(int row) {
        return new String(text, starts[row], starts[row + 1] - starts[row], StandardCharsets.UTF_8);
    }

    boolean hasSameCause(int row, RowLog other) {
        return sequences[row] == other.sequences[row] && controls[row] == other.controls[row];
    }

    boolean hasSameText(int row, RowLog other) {
        return Arrays.equals(
            text, starts[row], starts[row + 1], other.text, other.starts[row], other.starts[row + 1]);
    }
}
