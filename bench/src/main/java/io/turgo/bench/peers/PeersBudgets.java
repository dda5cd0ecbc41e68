package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.daemon.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What was promised against Jet and Flink, and what the rounds came to. */
final class PeersBudgets {
    private static final double BURST = 10;
    private static final double P50 = 1.0 / 25;
    private static final double PEERS_P99_PART = 20;
    private static final double HOPS_P99_TIMES = 3;
    private static final double MEDIAN = 50;
    private static final double HIGH = 99;

    private final Standings standings;

    PeersBudgets(Standings standings) {
        this.standings = standings;
    }

    /** One for each budget that the rounds have figures for. */
    List<Finding> findings() {
        final List<Finding> findings = new ArrayList<>();
        for (final Rivals rivals : Rivals.values()) {
            burst(rivals, findings);
        }
        for (final Rivals rivals : Rivals.values()) {
            latency(rivals, findings);
        }
        return findings;
    }

    private void burst(Rivals rivals, List<Finding> findings) {
        final List<Result> own = standings.burst().get(Contender.TURGO);
        final Contender rival = standings.burst().keySet().stream().filter(rivals::has)
            .max(Comparator.comparing(each -> standings.peak(each).orElse(0.0))).orElse(null);
        if (own == null || rival == null) {
            return;
        }
        final List<Result> others = standings.burst().get(rival);
        final Samples ratios = new Samples();
        final Samples ownRates = new Samples();
        final Samples otherRates = new Samples();
        for (int i = 0; i < own.size(); i++) {
            ownRates.add(Standings.rate(own.get(i)));
            otherRates.add(Standings.rate(others.get(i)));
            ratios.add(Standings.rate(own.get(i)) / Standings.rate(others.get(i)));
        }
        findings.add(new Finding(Budget.atLeast(
            "burst, durability process / better of Jet and Flink, " + rivals.words(), BURST), ratios,
            Samples.figure(ownRates.median()) + "/s / " + Samples.figure(otherRates.median()) + "/s (" + rival.name()
                + ")"));
    }

    private void latency(Rivals rivals, List<Finding> findings) {
        final List<Result> own = standings.latency().get(Contender.TURGO);
        final List<Result> hops = standings.latency().get(Contender.HOP);
        final List<List<Result>> others = standings.latency().entrySet().stream()
            .filter(each -> rivals.has(each.getKey())).map(Map.Entry::getValue).toList();
        if (own == null || others.isEmpty()) {
            return;
        }
        final Samples p50 = new Samples();
        final Samples p99 = new Samples();
        for (int i = 0; i < own.size(); i++) {
            p50.add(latency(own.get(i), MEDIAN) / best(others, i, MEDIAN));
            p99.add(latency(own.get(i), HIGH) / Math.max(best(others, i, HIGH) / PEERS_P99_PART,
                HOPS_P99_TIMES * latency(hops.get(i), HIGH)));
        }
        findings.add(new Finding(Budget.atMost("latency, durability process / better of Jet and Flink, "
            + rivals.words() + ", p50", P50), p50, text(own, others, MEDIAN)));
        findings.add(new Finding(Budget.atMost("latency / the larger of 1/20 of the better one's, " + rivals.words()
            + ", and 3 bare hops', p99", 1), p99, text(own, others, HIGH) + ", hop " + median(hops, HIGH)));
    }

    private static double best(List<List<Result>> others, int round, double percentile) {
        return others.stream().mapToDouble(each -> latency(each.get(round), percentile)).min().orElseThrow();
    }

    private static double latency(Result result, double percentile) {
        return Math.max(1, result.latencies().getValueAtPercentile(percentile));
    }

    private static String text(List<Result> own, List<List<Result>> others, double percentile) {
        final Samples best = new Samples();
        for (int i = 0; i < own.size(); i++) {
            best.add(best(others, i, percentile));
        }
        return median(own, percentile) + " / " + Figures.duration(Math.round(best.median()));
    }

    private static String median(List<Result> results, double percentile) {
        final Samples values = new Samples();
        results.forEach(each -> values.add(latency(each, percentile)));
        return Figures.duration(Math.round(values.median()));
    }
}
