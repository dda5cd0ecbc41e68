package io.turgo.bench.latency;

import java.nio.file.Path;

/**
 * What a subject is to do.
 *
 * @param eventsPerSecond the fixed rate; 0: as many as go through, to find the peak
 * @param warmUpSeconds   at first, not counted
 * @param seconds         behind it, counted
 * @param directory       for the subject's files; exists, is empty, and is deleted afterwards
 */
public record LatencyTask(double eventsPerSecond, double warmUpSeconds, double seconds, Path directory) {
    /** Whether the rate is wanted, and not the latency at one. */
    public boolean peak() {
        return eventsPerSecond == 0;
    }
}
