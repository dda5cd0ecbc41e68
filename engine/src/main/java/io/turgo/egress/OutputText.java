package io.turgo.egress;

import io.turgo.record.Row;
import java.util.List;

/**
 * Outputs as the text of one format, one behind the other in a buffer: the same bytes wherever they are written.
 * Belongs to one thread.
 */
public interface OutputText {
    /** The names of an output's values, in the order in which they stand. */
    List<String> names();

    /** Appends what stands before the first output; nothing in a format that has no such thing. */
    void appendHeader();

    /** Appends an output. */
    void append(Row row);

    /** Holds what was appended. */
    byte[] bytes();

    /** How many of {@link #bytes} were appended. */
    int length();

    /** Forgets what was appended. */
    void clear();

    /**
     * The values of an output as they stand, for a message.
     *
     * @param text what this format wrote, or something else; the output begins at its start, more may follow it
     * @return null if the text ends within the output
     */
    List<String> values(String text);
}
