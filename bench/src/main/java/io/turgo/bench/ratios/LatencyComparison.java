package io.turgo.bench.ratios;

import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.dsl.Disruptor;
import com.lmax.disruptor.dsl.ProducerType;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.daemon.Figures;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Latency at 100,000 trades a second from when each was due to the detector's verdict on it, journaled, against a bare
 * Disruptor hop of 64 bytes that does nothing at the other end. Both consumers spin.
 */
final class LatencyComparison implements Comparison {
    private static final int EVENTS_PER_SECOND = 100_000;
    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final double[] LIMITS = {2, 3, 3};
    private static final int PAYLOAD_LONGS = 8;

    private final Setting setting;
    private final Trades trades;
    private final Samples[] ratios = {new Samples(), new Samples(), new Samples()};
    private final Histogram[] sums = new Histogram[4];

    LatencyComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = loop().latencies();
        }
    }

    private OpenLoop loop() {
        return new OpenLoop(EVENTS_PER_SECOND, setting.latencySeconds());
    }

    @Override
    public String name() {
        return "latency at 100,000/s";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public void pair(boolean counts) {
        final OpenLoop bare = loop();
        hop(bare);
        final OpenLoop turgo = loop();
        turgo(turgo);
        if (counts) {
            for (int i = 0; i < PERCENTILES.length; i++) {
                ratios[i].add((double) turgo.latencies().getValueAtPercentile(PERCENTILES[i])
                    / bare.latencies().getValueAtPercentile(PERCENTILES[i]));
            }
            sums[0].add(turgo.latencies());
            sums[1].add(bare.latencies());
            sums[2].add(turgo.hiccups());
            sums[3].add(bare.hiccups());
        }
    }

    private void turgo(OpenLoop loop) {
        try (Workspace workspace = new Workspace(setting.directory());
             TurgoRun run = new TurgoRun(ChronicleJournal.open(workspace.path(), new JournalSettings()),
                 Engine.context().threads(ThreadPlan.FUSED).idle(Idle.SPIN), sequence -> {
                     loop.arrived((int) sequence - 1);
                     return true;
                 })) {
            loop.run(i -> run.publish(trades, i, i + 1));
            run.finish();
        }
    }

    private static void hop(OpenLoop loop) {
        final Disruptor<long[]> disruptor = new Disruptor<>(() -> new long[PAYLOAD_LONGS], DisruptorRun.RING_SLOTS,
            DisruptorRun::thread, ProducerType.SINGLE, new BusySpinWaitStrategy());
        disruptor.handleEventsWith((payload, sequence, endOfBatch) -> loop.arrived((int) payload[0]));
        final RingBuffer<long[]> ring = disruptor.start();
        loop.run(i -> {
            final long sequence = ring.next();
            ring.get(sequence)[0] = i;
            ring.publish(sequence);
        });
        disruptor.shutdown();
    }

    @Override
    public List<Finding> findings() {
        final List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < PERCENTILES.length; i++) {
            final String detail = latency(sums[0], PERCENTILES[i]) + " / " + latency(sums[1], PERCENTILES[i])
                + "; hiccups " + latency(sums[2], PERCENTILES[i]) + " / " + latency(sums[3], PERCENTILES[i]);
            findings.add(new Finding(Budget.atMost("latency at 100k/s, durability process / bare hop, p"
                + (PERCENTILES[i] == (int) PERCENTILES[i] ? String.valueOf((int) PERCENTILES[i])
                : String.valueOf(PERCENTILES[i])), LIMITS[i]), ratios[i], detail));
        }
        return findings;
    }

    private static String latency(Histogram histogram, double percentile) {
        return Figures.duration(histogram.getValueAtPercentile(percentile));
    }
}
