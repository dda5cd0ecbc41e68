package io.turgo.bench.scale.job;

import io.turgo.bench.trades.Tally;

/**
 * How many results there were, and a sum of their hashes, which does not depend on their order. Belongs to the thread
 * that finds the results; read after it has come to rest.
 */
public final class Checksum {
    private long count;
    private long sum;
    private long hash;

    /** Adds a word to the present result. */
    public void word(long value) {
        hash = Tally.mix(hash + value);
    }

    /** The present result is complete. */
    public void end() {
        count++;
        sum += hash;
        hash = 0;
    }

    /** Adds the results of another. */
    public void add(Checksum other) {
        count += other.count;
        sum += other.sum;
    }

    /** How many results there were. */
    public long count() {
        return count;
    }

    /**
     * Throws if the other is about anything else.
     *
     * @param who found this one, for the message
     */
    public void requireSame(Checksum expected, String who) {
        if (count != expected.count || sum != expected.sum) {
            throw new IllegalStateException(
                "the run is void: " + who + " found " + this + ", the naive reference " + expected);
        }
    }

    @Override
    public String toString() {
        return count + " results " + Long.toHexString(sum);
    }
}
