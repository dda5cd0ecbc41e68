package io.turgo.connectors.spi;

import io.turgo.error.EnvironmentException;
import io.turgo.record.Row;

/**
 * Reads the records of an input one by one and decodes them into rows. Belongs to one thread; allocates nothing per
 * record but for what is wrong.
 */
public interface RowReader extends AutoCloseable {
    /**
     * Goes to the next record, well-formed or not.
     *
     * @return false at the end of the input
     * @throws EnvironmentException if the input cannot be read
     */
    boolean next();

    /** The number of the present record, from 1; 0 before the first. */
    long number();

    /**
     * Decodes the present record into the table's columns that come from the data or are constant. Once per record; the
     * row is of no use if there is a fault.
     *
     * @param row empty
     * @return what is wrong with the record, with its number and the column, or null
     */
    String decode(Row row);

    /** The start of the present record, as it is in the input; for a dead letter. */
    byte[] raw();

    /** Closes the input. */
    @Override
    void close();
}
