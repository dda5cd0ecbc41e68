package io.turgo.journal;

/**
 * Layout of Chronicle Queue's excerpt files (format {@code cq4}, data version 1) as far as reading them needs it; all
 * fields little-endian. A file is a sequence of excerpts, each at a multiple of four:
 * <pre>
 *   0              4                              4 + length
 *  +--------------+------------------------------+---------------+
 *  | header word  | payload                      | to multiple   |
 *  |              |                              | of 4          |
 *  +--------------+------------------------------+---------------+
 *
 *  header word    31: not complete   30: metadata   29..0: length of the payload in bytes
 *                 0                nothing completed here yet; the payload may be there
 *                 not complete     being written
 *                 bits 31 and 30   end of the file's data; the queue went on in another file
 * </pre>
 * The first excerpt is metadata and names the position of the last data excerpt that Chronicle completed, as a pair of
 * longs {@code writePosition}: field name, padding, the code of a long array, capacity 2, used 2, position, sequence.
 * Index excerpts are metadata, too; nothing here relies on them.
 *
 * <p>Source: Chronicle Queue and Chronicle Wire documentation of the queue's file format; checked against Chronicle's
 * own reader by a test.
 */
final class ExcerptDescriptor {
    /** Length of a header word, and what excerpts are aligned to. */
    static final int HEADER_LENGTH = Integer.BYTES;
    /** Set while an excerpt is being written. */
    static final int NOT_COMPLETE = 1 << 31;
    /** Set on excerpts that are Chronicle's own. */
    static final int METADATA = 1 << 30;
    /** Written behind the last excerpt when the queue goes on in another file. */
    static final int END_OF_DATA = NOT_COMPLETE | METADATA;
    /** The payload's length. */
    static final int LENGTH_MASK = METADATA - 1;

    /** Name of the field that holds the position of the last completed data excerpt. */
    static final String WRITE_POSITION = "writePosition";
    /** Code of a long array in Chronicle's binary wire. */
    static final byte LONG_ARRAY = (byte) 0x8d;
    /** From that code to the array's first value: code, capacity, used. */
    static final int LONG_ARRAY_VALUE_OFFSET = 1 + Long.BYTES + Long.BYTES;

    private ExcerptDescriptor() {
    }

    static long align(long position) {
        return position + HEADER_LENGTH - 1 & -HEADER_LENGTH;
    }

    /** Whether an excerpt with this header word can be read. */
    static boolean isComplete(int header) {
        return header > 0;
    }

    static boolean isMetadata(int header) {
        return (header & METADATA) != 0;
    }

    static int length(int header) {
        return header & LENGTH_MASK;
    }
}
