package io.turgo.bench.simulation;

import java.util.Map;
import java.util.TreeMap;

/** What happens in a run: counted, and mixed into a digest in its order. */
final class Happenings {
    private static final long PRIME = 0x100000001b3L;

    private final Map<String, Integer> counts = new TreeMap<>();
    private long digest = 0xcbf29ce484222325L;

    void count(String what) {
        counts.merge(what, 1, Integer::sum);
        mix(what.hashCode());
    }

    void mix(long value) {
        digest = (digest ^ value) * PRIME;
        digest ^= digest >>> Integer.SIZE;
    }

    Map<String, Integer> counts() {
        return counts;
    }

    long digest() {
        return digest;
    }
}
