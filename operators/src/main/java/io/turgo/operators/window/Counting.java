package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;

/**
 * Windows of a number of rows of a key, in the order in which they come, whatever their event time. The result comes
 * with the row that makes the window full; windows that are not full at the end of input give none. Its window is [the
 * earliest time of its rows, the first nanosecond behind the latest), and its event time the latest.
 *
 * <p>State, for each key with a window that is not full: 16 bytes of header, the bytes of the key
 * ({@link io.turgo.operators.field.KeyFields}), 24 of number and times of rows, and those of the aggregates
 * ({@link io.turgo.operators.aggregate.Aggregate}), all in one row; and beside it 13 to 26 of index, 21 to 58 where the
 * last field of the key is a small number, as that of a SYMBOL is. So a window by one SYMBOL with count() and one sum
 * of a DECIMAL keeps 80 bytes a row. No row is late.
 *
 * <p>Immutable; any thread.
 */
public final class Counting extends GroupedWindows<Counting> {
    private final long rows;

    private Counting(long rows, Grouping grouping) {
        super(grouping);
        this.rows = rows;
    }

    /**
     * Windows of that many rows.
     *
     * @throws ConfigurationException if it is less than one
     */
    public static Counting every(long rows) {
        if (rows < 1) {
            throw new ConfigurationException("rows=" + rows + " of a counting window < 1, name one or more");
        }
        return new Counting(rows, Grouping.NONE);
    }

    @Override
    String kind() {
        return "counting";
    }

    @Override
    Counting with(Grouping grouping) {
        return new Counting(rows, grouping);
    }

    @Override
    public String logic() {
        return "counting/1 rows=" + rows + grouping().logic();
    }

    @Override
    public Stage create(StageContext context) {
        return CountingStage.of(rows, grouping(), context);
    }
}
