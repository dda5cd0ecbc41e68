package io.turgo.connectors.filesystem;

import io.turgo.error.EngineException;

/**
 * Where a source of files is: which file, and how many of its records are behind it, in one number that is not
 * negative.
 * <pre>
 *  63 62                  39 38                                     0
 * +--+----------------------+----------------------------------------+
 * | 0| file                 | records of that file                   |
 * +--+----------------------+----------------------------------------+
 * </pre>
 * A table of a single file has file 0, so that its position is the number of its record.
 */
final class FilePosition {
    private static final int RECORD_BITS = 39;
    private static final long RECORD_MASK = (1L << RECORD_BITS) - 1;
    private static final int MOST_FILES = 1 << Long.SIZE - 1 - RECORD_BITS;

    private FilePosition() {
    }

    /**
     * The position behind a record.
     *
     * @throws EngineException if there are more files or records than a position can tell apart
     */
    static long of(int file, long record) {
        if (file >= MOST_FILES || record > RECORD_MASK) {
            throw new EngineException("file=" + file + " record=" + record + " is more than the " + MOST_FILES
                + " files of " + RECORD_MASK + " records that a table's source can tell apart; read fewer per table");
        }
        return (long) file << RECORD_BITS | record;
    }

    static int file(long position) {
        return (int) (position >>> RECORD_BITS);
    }

    static long record(long position) {
        return position & RECORD_MASK;
    }
}
