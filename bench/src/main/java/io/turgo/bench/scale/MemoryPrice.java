package io.turgo.bench.scale;

import java.nio.ByteBuffer;
import java.util.TreeMap;
import org.agrona.BitUtil;
import org.agrona.BufferUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What a read from a random place costs on this machine, by the size of the memory that the places lie in: each address
 * depends on what was read before, so that reads cannot overlap. Misses of caches and of the address translation are
 * both in it. Measured when asked for, in processor time of the calling thread. One thread.
 */
final class MemoryPrice {
    /** State of up to this size is near: it fits into the cache that is a core's own. */
    static final long NEAR_BYTES = 512 * 1024;

    private static final int READS = 200_000;
    private static final int ROUNDS = 3;
    private static final int MOST_BYTES = 1 << 30;
    private static final long STEP = 0x9E37_79B9_7F4A_7C15L;

    private final TreeMap<Integer, Double> known = new TreeMap<>();
    /** Where the last walk ended, kept so that no walk can be left out. */
    private long place;

    /** Nanoseconds of a read in so much memory, rounded up to a power of two; 0 where it is near. */
    double readNs(long bytes) {
        if (bytes <= NEAR_BYTES) {
            return 0;
        }
        final int size = (int) Math.min(MOST_BYTES, BitUtil.findNextPositivePowerOfTwo(bytes));
        return known.computeIfAbsent(size, this::measure);
    }

    private double measure(int bytes) {
        final ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
        try {
            final UnsafeBuffer buffer = new UnsafeBuffer(memory);
            double best = Double.MAX_VALUE;
            for (int round = 0; round < ROUNDS; round++) {
                final long startNs = ThreadClock.ownNs();
                place = walk(buffer, bytes - Long.BYTES, place);
                best = Math.min(best, (double) (ThreadClock.ownNs() - startNs) / READS);
            }
            return best;
        } finally {
            BufferUtil.free(memory);
        }
    }

    /** All that is read is zero, which the processor cannot know before it has come. */
    private static long walk(UnsafeBuffer buffer, int mask, long start) {
        long place = start;
        for (int i = 0; i < READS; i++) {
            place = (place + STEP) * STEP;
            place += buffer.getLong((int) (place >>> 32) & mask & -Long.BYTES);
        }
        return place;
    }
}
