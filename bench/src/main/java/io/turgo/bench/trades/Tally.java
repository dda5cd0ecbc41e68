package io.turgo.bench.trades;

/**
 * What an implementation of the job has found: counts, and sums of hashes, which do not depend on the order. Belongs to
 * the thread that does the job; read after it has come to rest.
 */
public final class Tally {
    private static final int SMALL_ROTATION = 17;
    private static final int LARGE_ROTATION = 31;

    private long windows;
    private long windowHash;
    private long alerts;
    private long alertHash;

    /** A window has fired. */
    public void window(int symbol, long endNs, long count, long sum, long min, long max) {
        windows++;
        windowHash += mix(mix(endNs + symbol) + sum + Long.rotateLeft(min, SMALL_ROTATION)
            + Long.rotateLeft(max, LARGE_ROTATION) + count);
    }

    /** A trade was conspicuous. */
    public void alert(int symbol, long timeNs, int venue, long lotSize, double score) {
        alerts++;
        alertHash += mix(mix(timeNs + symbol) + Double.doubleToLongBits(score)
            + Long.rotateLeft(lotSize, SMALL_ROTATION) + venue);
    }

    /** Adds what another has found: the order does not matter. */
    public void add(Tally other) {
        windows += other.windows;
        windowHash += other.windowHash;
        alerts += other.alerts;
        alertHash += other.alertHash;
    }

    /** Spreads every bit over the result: the finaliser of SplitMix64. */
    public static long mix(long value) {
        long z = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /** How many windows have fired. */
    public long windows() {
        return windows;
    }

    /** How many alerts there were. */
    public long alerts() {
        return alerts;
    }

    /**
     * Throws if the other has found anything else.
     *
     * @param who names this one and the other in the message
     */
    public void requireSame(Tally other, String who) {
        if (!toString().equals(other.toString())) {
            throw new IllegalStateException("the run is void, " + who + " differ: " + this + " != " + other);
        }
    }

    @Override
    public String toString() {
        return windows + " windows " + Long.toHexString(windowHash) + ", " + alerts + " alerts "
            + Long.toHexString(alertHash);
    }
}
