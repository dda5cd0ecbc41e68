package io.turgo.counters;

import static io.turgo.counters.CountersDescriptor.ERRORS_LENGTH_OFFSET;
import static io.turgo.counters.CountersDescriptor.HEADER_LENGTH;
import static io.turgo.counters.CountersDescriptor.MAGIC;
import static io.turgo.counters.CountersDescriptor.MAGIC_OFFSET;
import static io.turgo.counters.CountersDescriptor.MAJOR;
import static io.turgo.counters.CountersDescriptor.MAJOR_OFFSET;
import static io.turgo.counters.CountersDescriptor.METADATA_LENGTH_OFFSET;
import static io.turgo.counters.CountersDescriptor.METADATA_PER_COUNTER;
import static io.turgo.counters.CountersDescriptor.MINOR;
import static io.turgo.counters.CountersDescriptor.MINOR_OFFSET;
import static io.turgo.counters.CountersDescriptor.PID_OFFSET;
import static io.turgo.counters.CountersDescriptor.START_TIME_OFFSET;
import static io.turgo.counters.CountersDescriptor.VALUES_LENGTH_OFFSET;
import static io.turgo.counters.CountersDescriptor.VALUES_PER_COUNTER;

import io.turgo.error.ConfigurationException;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The parts of a counters file (or of memory of the same layout) as buffers, by {@link CountersDescriptor}. */
final class CountersRegion {
    private final UnsafeBuffer header;
    private final UnsafeBuffer metadata;
    private final UnsafeBuffer values;
    private final UnsafeBuffer errors;

    /**
     * Takes the parts apart.
     *
     * @param name  what to call the whole in an error, such as the file's path
     * @param whole at least a header long
     * @throws ConfigurationException if the bytes are not counters, of another major version, or cut short
     */
    CountersRegion(String name, ByteBuffer whole) {
        header = new UnsafeBuffer(whole, 0, HEADER_LENGTH);
        checkFormat(name);
        final int metadataLength = header.getInt(METADATA_LENGTH_OFFSET);
        final int valuesLength = header.getInt(VALUES_LENGTH_OFFSET);
        final int errorsLength = header.getInt(ERRORS_LENGTH_OFFSET);
        checkLengths(name, whole.capacity(), metadataLength, valuesLength, errorsLength);
        metadata = new UnsafeBuffer(whole, HEADER_LENGTH, metadataLength);
        values = new UnsafeBuffer(whole, HEADER_LENGTH + metadataLength, valuesLength);
        errors = new UnsafeBuffer(whole, HEADER_LENGTH + metadataLength + valuesLength, errorsLength);
    }

    /** Writes the header into zeroed memory. */
    static void format(ByteBuffer whole, CountersSettings settings) {
        final UnsafeBuffer header = new UnsafeBuffer(whole, 0, HEADER_LENGTH);
        header.putLong(MAGIC_OFFSET, MAGIC);
        header.putInt(MAJOR_OFFSET, MAJOR);
        header.putInt(MINOR_OFFSET, MINOR);
        header.putLong(PID_OFFSET, settings.pid());
        header.putLong(START_TIME_OFFSET, settings.startTimeNs());
        header.putInt(METADATA_LENGTH_OFFSET, settings.metadataLength());
        header.putInt(VALUES_LENGTH_OFFSET, settings.valuesLength());
        header.putInt(ERRORS_LENGTH_OFFSET, settings.errorLogBytes());
    }

    private void checkFormat(String name) {
        final long magic = header.getLong(MAGIC_OFFSET);
        if (magic != MAGIC) {
            throw new ConfigurationException("counters file " + name + ": magic=0x" + Long.toHexString(magic)
                + " != 0x" + Long.toHexString(MAGIC) + ", it is not a counters file; name another");
        }
        final int major = header.getInt(MAJOR_OFFSET);
        if (major != MAJOR) {
            throw new ConfigurationException("counters file " + name + ": format major=" + major + " != " + MAJOR
                + ", read it with the version of Turgo that wrote it");
        }
    }

    private static void checkLengths(String name, int length, int metadata, int values, int errors) {
        final int counters = metadata / METADATA_PER_COUNTER;
        if (counters <= 0 || errors <= 0 || metadata % METADATA_PER_COUNTER != 0 || errors % Long.BYTES != 0
            || values != (long) counters * VALUES_PER_COUNTER) {
            throw new ConfigurationException("counters file " + name + ": metadata=" + metadata + ", values=" + values
                + " and errors=" + errors + " bytes do not fit together (" + METADATA_PER_COUNTER + " and "
                + VALUES_PER_COUNTER + " per counter, errors a multiple of " + Long.BYTES
                + "), the header is damaged; restart its engine to make it anew");
        }
        final long expected = (long) HEADER_LENGTH + metadata + values + errors;
        if (length < expected) {
            throw new ConfigurationException("counters file " + name + ": length=" + length + " bytes < " + expected
                + " by its header, it was cut short; restart its engine to make it anew");
        }
    }

    UnsafeBuffer metadata() {
        return metadata;
    }

    UnsafeBuffer values() {
        return values;
    }

    UnsafeBuffer errors() {
        return errors;
    }

    long pid() {
        return header.getLong(PID_OFFSET);
    }

    long startTimeNs() {
        return header.getLong(START_TIME_OFFSET);
    }

    int minor() {
        return header.getInt(MINOR_OFFSET);
    }
}
