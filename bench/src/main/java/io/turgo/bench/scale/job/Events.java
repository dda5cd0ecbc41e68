package io.turgo.bench.scale.job;

import io.turgo.bench.trades.Tally;

/**
 * A stream of events, each a pure function of its number, so that any part of it can be made anywhere and none of it
 * need be kept. Immutable; any thread.
 *
 * @param keys       how many keys there are; after the first pass they come uniformly at random
 * @param firstPass  how many events at the beginning have key 0, 1, 2 and so on, to touch each key once; 0 for none
 * @param disorderNs event times lie behind an even pace by up to this much, at random; 0 for ascending times
 * @param scattered  whether keys are numbers scattered over all 64 bits, as hashes and order ids are; else they are the
 *                   numbers from 0 up, as those of symbols are
 * @param producers  how many threads make the stream: event i is of thread i mod producers, and so is its key
 */
public record Events(int keys, long firstPass, long disorderNs, boolean scattered, int producers) {
    /** The pace of event times. */
    public static final long STEP_NS = 10_000;

    private static final long START_NS = 1_385_337_600_000_000_000L;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final long VALUE_MASK = 0xFFFF;
    private static final long LEAST_VALUE = 100_000;

    /** Keys at random, times ascending, one thread. */
    public static Events ofKeys(int keys) {
        return new Events(keys, 0, 0, false, 1);
    }

    /** The same behind one pass through all keys in their order. */
    public Events afterOnePass() {
        return new Events(keys, keys, disorderNs, scattered, producers);
    }

    /** The same with times out of order by up to so much. */
    public Events disordered(long byNs) {
        return new Events(keys, firstPass, byNs, scattered, producers);
    }

    /** The same with keys scattered over all 64 bits. */
    public Events scatter() {
        return new Events(keys, firstPass, disorderNs, true, producers);
    }

    /** The same made by so many threads, at most as many as keys. */
    public Events madeBy(int threads) {
        return new Events(keys, firstPass, disorderNs, scattered, threads);
    }

    private static long hash(long index) {
        return Tally.mix((index + 1) * GOLDEN);
    }

    /** The event time of an event in epoch nanoseconds. */
    public long timeNs(long index) {
        final long even = START_NS + index * STEP_NS;
        return disorderNs == 0 ? even : even - (hash(~index) >>> 1) % disorderNs;
    }

    /** The key of an event by its number, 0 to {@code keys} - 1. */
    public int key(long index) {
        if (index < firstPass) {
            return (int) index;
        }
        final int slice = keys / producers;
        final int inSlice = (int) ((hash(index) >>> 32) * slice >>> 32);
        return producers == 1 ? inSlice : inSlice * producers + (int) (index % producers);
    }

    /** What a key looks like in a record. */
    public long keyField(int key) {
        return scattered ? Tally.mix(key + GOLDEN) : key;
    }

    /** The value of an event: positive, of 17 bits. */
    public long value(long index) {
        return LEAST_VALUE + (hash(index) & VALUE_MASK);
    }

    /** A word of an event's padding: 40 random bits with a sign. */
    public long padding(long index, int word) {
        return hash(index * GOLDEN + word) >> 24;
    }
}
