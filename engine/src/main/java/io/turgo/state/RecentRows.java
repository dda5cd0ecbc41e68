package io.turgo.state;

import io.turgo.memory.MemoryWindow;
import java.util.Arrays;
import org.agrona.UnsafeApi;

/**
 * A short cut to rows of a table that are looked for again and again by a small number, such as those of the pane that
 * events are in: where each row is in memory, in an array by that number. An entry counts only in the round in which it
 * was noted.
 * <pre>
 *   63       48 47             0
 *  +-----------+----------------+
 *  |   round   |    address     |
 *  +-----------+----------------+
 * </pre>
 * Rows must stay in the table as long as the round lasts. Allocates only for greater numbers than ever before, at most
 * half a megabyte. Belongs to the table's owner.
 */
public final class RecentRows {
    private static final int NUMBERS = 1 << 16;
    private static final int INITIAL_NUMBERS = 64;
    private static final int ADDRESS_BITS = 48;
    private static final long ADDRESS_MASK = (1L << ADDRESS_BITS) - 1;
    private static final int LAST_ROUND = (1 << Long.SIZE - ADDRESS_BITS) - 1;

    private final RowStore rows;
    private final int rowBytes;
    private final MemoryWindow window = new MemoryWindow();
    private long[] entries = new long[INITIAL_NUMBERS];
    private int round = 1;

    /** Knows no rows yet. */
    public RecentRows(final KeyedTable table) {
        rows = table.rows();
        rowBytes = table.layout().rowBytes();
    }

    /** Begins a new round: knows no rows any more. */
    public void forget() {
        if (round == LAST_ROUND) {
            Arrays.fill(entries, 0);
            round = 0;
        }
        round++;
    }

    /**
     * The row of a number, in the same window at each call, if it is known and has been touched since the epoch opened,
     * so that it may be changed; else null.
     */
    public MemoryWindow touched(final long number) {
        final long[] known = entries;
        if (number < 0 || number >= known.length) {
            return null;
        }
        final long entry = known[(int) number];
        if (entry >>> ADDRESS_BITS != round) {
            return null;
        }
        final long address = entry & ADDRESS_MASK;
        return UnsafeApi.getInt(address + StateRowDescriptor.EPOCH_OFFSET) == rows.openEpoch()
            ? window.wrap(address, rowBytes) : null;
    }

    /** Notes the row of a number, if that is small. */
    public void note(final long number, final int row) {
        if (number >= 0 && number < NUMBERS) {
            if (number >= entries.length) {
                entries = Arrays.copyOf(entries, Math.max((int) number + 1, Math.min(NUMBERS, 2 * entries.length)));
            }
            entries[(int) number] = (long) round << ADDRESS_BITS | rows.address(row) & ADDRESS_MASK;
        }
    }
}
