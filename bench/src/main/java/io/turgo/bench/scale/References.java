package io.turgo.bench.scale;

import io.turgo.bench.scale.job.Checksum;
import io.turgo.bench.scale.job.Job;
import java.util.HashMap;
import java.util.Map;

/** What the naive forms of the jobs find; each is worked out once. One thread. */
final class References {
    private final Map<Key, Checksum> known = new HashMap<>();

    private record Key(Job job, long count, boolean ended) {
    }

    /** What the naive form of the job finds in the first {@code count} events and the end of the input. */
    Checksum expected(Job job, long count) {
        return known.computeIfAbsent(new Key(job, count, true), key -> job.expected(count, true));
    }

    /** The same without the end of the input: windows stay open. */
    Checksum openEnded(Job job, long count) {
        return known.computeIfAbsent(new Key(job, count, false), key -> job.expected(count, false));
    }
}
