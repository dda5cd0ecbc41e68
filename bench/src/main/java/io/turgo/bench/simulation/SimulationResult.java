package io.turgo.bench.simulation;

import java.util.Map;

/**
 * What became of one seed.
 *
 * @param seed      the seed
 * @param digest    of everything that happened: a seed gives the same one each time
 * @param counts    how often what happened
 * @param refusal   why the engine refused to start for good, or null; only where what was lost was not owed
 * @param violation what must not have happened, or null
 */
public record SimulationResult(
    long seed, long digest, Map<String, Integer> counts, String refusal, Throwable violation) {
    /** Whether nothing happened that must not. */
    public boolean passed() {
        return violation == null;
    }
}
