package io.turgo.state;

/** Takes the rows that an epoch changed. Called on the thread that owns the table; must not change the table. */
@FunctionalInterface
public interface RowVisitor {
    /**
     * A row as it stood when the epoch closed. Called once per changed key that is in the table.
     *
     * @param table the row's table; {@link KeyedTable#copyRow} copies the row
     * @param row   id of the row, valid during the call
     */
    void changed(KeyedTable table, int row);
}
