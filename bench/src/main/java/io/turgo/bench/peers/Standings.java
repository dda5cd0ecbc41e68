package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All results, by contender in the order of their first run. One thread. */
final class Standings {
    private static final double NS_PER_SECOND = 1e9;

    private final Map<Contender, List<Result>> throughput = new LinkedHashMap<>();
    private final Map<Contender, List<Result>> latency = new LinkedHashMap<>();
    private final Map<Contender, List<Result>> burst = new LinkedHashMap<>();

    void throughput(Contender contender, Result result) {
        throughput.computeIfAbsent(contender, any -> new ArrayList<>()).add(result);
    }

    /** A run in turns with others: the n-th of each make a round. */
    void burst(Contender contender, Result result) {
        throughput(contender, result);
        burst.computeIfAbsent(contender, any -> new ArrayList<>()).add(result);
    }

    void latency(Contender contender, Result result) {
        latency.computeIfAbsent(contender, any -> new ArrayList<>()).add(result);
    }

    Map<Contender, List<Result>> throughput() {
        return throughput;
    }

    Map<Contender, List<Result>> latency() {
        return latency;
    }

    Map<Contender, List<Result>> burst() {
        return burst;
    }

    /** Trades per second of a run's counted part. */
    static double rate(Result result) {
        return (result.task().events() - result.task().warmUp()) * NS_PER_SECOND / result.elapsedNs();
    }

    /** A contender's best trades per second so far; none if it has not run. */
    Optional<Double> peak(Contender contender) {
        return throughput.getOrDefault(contender, List.of()).stream().map(Standings::rate).max(Double::compare);
    }

    /** The fastest so far of those that fit. */
    Optional<Contender> fastest(Predicate<Contender> fits) {
        Contender fastest = null;
        for (final Contender each : throughput.keySet()) {
            if (fits.test(each) && (fastest == null || peak(each).orElse(0.0) > peak(fastest).orElse(0.0))) {
                fastest = each;
            }
        }
        return Optional.ofNullable(fastest);
    }
}
