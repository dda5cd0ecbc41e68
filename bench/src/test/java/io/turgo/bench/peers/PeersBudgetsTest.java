package io.turgo.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.report.Finding;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class PeersBudgetsTest {
    private static final Contender JET = Contender.peer("Jet", Program.JET, "pipeline", Form.GUIDE);
    private static final Contender FLINK = Contender.peer("Flink", Program.FLINK, "chained", Form.EXPERT);
    private static final Contender KAFKA = Contender.peer("Kafka", Program.KAFKA, "memory", Form.BOUND);

    private final Standings standings = new Standings();

    private static Result rate(double millionsPerSecond) {
        final Task task = new Task("x", 1, 1_500_000, 500_000, 0, 0, Path.of(""));
        return new Result("x", "1", "17", task, Math.round(1e9 / millionsPerSecond), 1, 1, 0, "", new Histogram(3));
    }

    private static Result latency(long p50Ns, long p99Ns) {
        final Histogram histogram = new Histogram(3);
        histogram.recordValueWithCount(p50Ns, 980);
        histogram.recordValueWithCount(p99Ns, 20);
        final Task task = new Task("x", 1, 1_000, 0, 100_000, 0, Path.of(""));
        return new Result("x", "1", "17", task, 1, 1, 1, 0, "", histogram);
    }

    private double measured(int finding) {
        return new PeersBudgets(standings).findings().get(finding).samples().median();
    }

    @Test
    void burstIsTheMedianOfTheRatiosOfEachRound() {
        for (final double turgo : new double[] {20, 10, 60}) {
            standings.burst(Contender.TURGO, rate(turgo));
            standings.burst(JET, rate(2));
            standings.burst(FLINK, rate(5));
        }
        final List<Finding> findings = new PeersBudgets(standings).findings();
        assertEquals(2, findings.size());
        assertEquals(10, measured(0), 0.001);
        assertEquals(4, measured(1), 0.001);
        assertTrue(findings.get(0).budget().isMetBy(measured(0)) && !findings.get(1).budget().isMetBy(measured(1)));
        assertTrue(findings.get(1).detail().contains("(Flink)"), findings.get(1).detail());
    }

    @Test
    void latencyIsHeldAgainstTheBetterOne() {
        standings.latency(Contender.HOP, latency(500, 10_000));
        standings.latency(Contender.TURGO, latency(1_000, 30_000));
        standings.latency(JET, latency(50_000, 200_000));
        standings.latency(FLINK, latency(5_000, 2_000_000));
        assertEquals(1.0 / 50, measured(0), 0.0001);
        assertEquals(1, measured(1), 0.01);
        assertEquals(1.0 / 5, measured(2), 0.001);
        assertEquals(1, measured(3), 0.01);
    }

    @Test
    void aSlowPeersTailGivesRoomBeyondThreeHops() {
        standings.latency(Contender.HOP, latency(500, 1_000));
        standings.latency(Contender.TURGO, latency(1_000, 30_000));
        standings.latency(JET, latency(50_000, 1_200_000));
        assertEquals(0.5, measured(1), 0.01);
    }

    @Test
    void nothingIsSaidOfWhoDidNotRun() {
        standings.burst(Contender.TURGO, rate(1));
        standings.throughput(KAFKA, rate(1));
        assertEquals(List.of(), new PeersBudgets(standings).findings());
    }

    @Test
    void rivalsAreTheFastestThatFitWithoutFaultTolerance() {
        standings.throughput(JET, rate(2));
        standings.throughput(JET.withSnapshots(), rate(9));
        standings.throughput(FLINK, rate(5));
        standings.throughput(KAFKA, rate(50));
        standings.throughput(Contender.TURGO, rate(70));
        assertEquals(JET, standings.fastest(Rivals.AS_GUIDED::has).orElseThrow());
        assertEquals(FLINK, standings.fastest(Rivals.ANY_FORM::has).orElseThrow());
    }
}
