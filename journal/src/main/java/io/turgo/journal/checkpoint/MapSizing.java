package io.turgo.journal.checkpoint;

import io.turgo.state.StateLayout;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/**
 * How a map is laid out for a number of rows, so that it takes all of them where it is: it never grows by itself, which
 * would take disk that nobody has reserved.
 *
 * @param layout   of the rows
 * @param capacity how many rows it is to take
 */
record MapSizing(StateLayout layout, long capacity) {
    /** Segments of this many rows fit a cache, so that going over all rows does too. */
    private static final long SEGMENT_ROWS = 8192;
    private static final long MAX_SEGMENTS = 1 << 14;
    /** The hash spreads rows over segments evenly but for chance: a segment beyond 8 sigma is not seen. */
    private static final double SPREAD = 8;
    private static final int SMALL_SPREAD = 16;

    private static long segments(long capacity) {
        return Math.min(MAX_SEGMENTS, Long.highestOneBit(Math.max(1, capacity / SEGMENT_ROWS)));
    }

    private static long perSegment(long capacity) {
        final long segments = segments(capacity);
        final double even = (double) capacity / segments;
        return segments == 1 ? capacity : (long) (even + SPREAD * StrictMath.sqrt(even)) + SMALL_SPREAD;
    }

    /** What a file takes at least, in bytes. */
    long leastBytes() {
        return segments(capacity) * perSegment(capacity) * layout.imageBytes();
    }

    int valueBytes() {
        return Math.max(Long.BYTES, layout.imageBytes() - layout.keyBytes());
    }

    /** Sparse, for Chronicle's own allocation asks for the room once more that is reserved already. */
    ChronicleMapBuilder<byte[], byte[]> builder() {
        return ChronicleMap.of(byte[].class, byte[].class)
            .name("turgo")
            .constantKeySizeBySample(new byte[layout.keyBytes()])
            .constantValueSizeBySample(new byte[valueBytes()])
            .entries(capacity)
            .actualSegments((int) segments(capacity))
            .entriesPerSegment(perSegment(capacity))
            .checksumEntries(false)
            .sparseFile(true)
            .skipCloseOnExitHook(true);
    }
}
