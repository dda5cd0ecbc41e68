package io.turgo.bench.ratios;

import io.turgo.bench.checkpoints.Kills;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Workspace;
import io.turgo.daemon.Figures;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Seconds from the start of a process to its first new output, behind a kill -9 of the one before, on one long journal:
 * an absolute budget, so each "pair" is one kill and restart.
 */
final class RecoveryComparison implements Comparison {
    private static final double SECOND_NS = 1e9;
    private static final double GIGABYTE = 1e9;
    private static final long FILLED_PER_SECOND = 100_000_000L;
    private static final long START_NS = 4_000_000_000L;
    private static final long MILLISECOND_NS = 1_000_000L;

    private final Setting setting;
    private final Samples seconds = new Samples();
    private final Samples liveNs = new Samples();
    private final Samples engineNs = new Samples();
    private final Samples replayed = new Samples();
    private Workspace workspace;
    private Kills kills;
    private long journalBytes;

    RecoveryComparison(Setting setting) {
        this.setting = setting;
    }

    @Override
    public String option() {
        return "recovery";
    }

    @Override
    public String name() {
        return "kill -9 to first output";
    }

    @Override
    public int pairs() {
        return setting.kills();
    }

    @Override
    public long estimateNs() {
        final long killNs = START_NS + 3L * setting.statefulJob().intervalMs() * MILLISECOND_NS;
        return (long) (setting.recoveryBytes() / (double) FILLED_PER_SECOND * SECOND_NS) + (pairs() + 1) * killNs;
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        if (kills == null) {
            progress.accept(() -> "filling the journal");
            workspace = new Workspace(setting.directory());
            kills = new Kills(setting.statefulJob(), workspace.path());
            kills.fill(setting.recoveryBytes());
        }
        progress.accept(() -> "killing and restarting");
        final Kills.Restart restart = kills.restart();
        seconds.add(restart.outputNs() / SECOND_NS);
        liveNs.add(restart.engineLiveNs());
        engineNs.add(restart.engineNs());
        replayed.add(restart.replayed());
    }

    @Override
    public void check() {
        try {
            journalBytes = kills.finish();
        } finally {
            kills.close();
            workspace.close();
        }
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(Budget.atMost(String.format(Locale.ROOT,
            "kill -9 with a %.1f GB journal to first output, seconds", journalBytes / GIGABYTE), 5), seconds,
            String.format(Locale.ROOT, "process start to first output; the engine itself says live after %s, first "
                + "output after %s; %s events replayed behind the checkpoint", duration(liveNs), duration(engineNs),
                Samples.figure(replayed.median()))));
    }

    private static String duration(Samples ns) {
        return Figures.duration(Math.round(ns.median()));
    }

    @Override
    public List<Series> series() {
        return List.of();
    }
}
