package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import java.util.List;

/**
 * What a set of counters is made for. Immutable.
 *
 * @param maxCounters   counters that there is room for, engine and stages together; 640 bytes each
 * @param errorLogBytes room for distinct errors in bytes, a multiple of 8; an error takes as much as its stack trace
 * @param pid           id of the writing process, shown to readers
 * @param startTimeNs   time at which the writing process started in epoch nanoseconds, shown to readers
 */
public record CountersSettings(int maxCounters, int errorLogBytes, long pid, long startTimeNs) {
    /** Property that sets {@link #maxCounters}. */
    public static final String MAX_COUNTERS_PROPERTY = "turgo.counters.max";
    /** Property that sets {@link #errorLogBytes}. */
    public static final String ERROR_LOG_BYTES_PROPERTY = "turgo.counters.error.log.bytes";
    /** Counters that there is room for unless told otherwise. */
    public static final int DEFAULT_MAX_COUNTERS = 1_024;
    /** Bytes for distinct errors unless told otherwise. */
    public static final int DEFAULT_ERROR_LOG_BYTES = 256 * 1_024;
    /** The most counters that one set can have. */
    public static final int HIGHEST_MAX_COUNTERS = 1_000_000;
    /** The least room for distinct errors in bytes. */
    public static final int LOWEST_ERROR_LOG_BYTES = 4_096;
    /** The most room for distinct errors in bytes. */
    public static final int HIGHEST_ERROR_LOG_BYTES = 1 << 30;

    /**
     * Checks the ranges.
     *
     * @throws ConfigurationException if a setting is out of its range
     */
    public CountersSettings {
        final int engineCounters = EngineCounter.count();
        if (maxCounters < engineCounters || maxCounters > HIGHEST_MAX_COUNTERS) {
            throw new ConfigurationException(MAX_COUNTERS_PROPERTY + "=" + maxCounters + " is not within "
                + engineCounters + " (the engine's own) .. " + HIGHEST_MAX_COUNTERS + ", set it within that range");
        }
        if (errorLogBytes < LOWEST_ERROR_LOG_BYTES || errorLogBytes > HIGHEST_ERROR_LOG_BYTES
            || errorLogBytes % Long.BYTES != 0) {
            throw new ConfigurationException(ERROR_LOG_BYTES_PROPERTY + "=" + errorLogBytes
                + " is not a multiple of " + Long.BYTES + " within " + LOWEST_ERROR_LOG_BYTES + " .. "
                + HIGHEST_ERROR_LOG_BYTES + ", set it to one");
        }
    }

    /**
     * The default sizes, or those of the process's properties.
     *
     * @throws ConfigurationException if a property is no number within its range
     */
    public static CountersSettings of(long pid, long startTimeNs) {
        return new CountersSettings(property(MAX_COUNTERS_PROPERTY, DEFAULT_MAX_COUNTERS),
            property(ERROR_LOG_BYTES_PROPERTY, DEFAULT_ERROR_LOG_BYTES), pid, startTimeNs);
    }

    private static int property(String name, int standard) {
        final String text = System.getProperty(name);
        try {
            return text == null ? standard : Integer.parseInt(text);
        } catch (final NumberFormatException e) {
            throw new ConfigurationException(name + "=" + text + " is not a whole number, correct it", e);
        }
    }

    /** The names of the properties. */
    public static List<String> properties() {
        return List.of(MAX_COUNTERS_PROPERTY, ERROR_LOG_BYTES_PROPERTY);
    }

    int metadataLength() {
        return maxCounters * CountersDescriptor.METADATA_PER_COUNTER;
    }

    int valuesLength() {
        return maxCounters * CountersDescriptor.VALUES_PER_COUNTER;
    }

    int fileLength() {
        return Math.toIntExact(
            (long) CountersDescriptor.HEADER_LENGTH + metadataLength() + valuesLength() + errorLogBytes);
    }
}
