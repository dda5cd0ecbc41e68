package io.turgo.bench.latency;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Workspace;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Measures subjects at rates, taking turns. One thread. */
final class LatencyRuns {
    private final LatencyPlan plan;
    private final BenchOptions options;
    private final List<LatencySubject> subjects;
    private final Map<String, Double> peaks = new LinkedHashMap<>();
    private final List<Profile> profiles = new ArrayList<>();

    LatencyRuns(LatencyPlan plan, BenchOptions options, List<LatencySubject> subjects) {
        this.plan = plan;
        this.options = options;
        this.subjects = subjects;
    }

    /** Finds the peaks, then measures at each rate and at half of each peak. */
    void measure(List<Long> rates) {
        try (ProgressLine progress = options.progress()) {
            for (int round = 0; round < LatencyPlan.PEAK_ROUNDS; round++) {
                for (final LatencySubject subject : subjects) {
                    progress.update(() -> "peak of " + subject.title());
                    peaks.merge(subject.title(), peak(subject), Math::max);
                }
            }
            for (final long rate : rates) {
                measure("At " + Figures.count(rate) + " trades/s", subject -> rate, progress);
            }
            measure("At half of each engine's own peak", subject -> peaks.get(subject.title()) / 2, progress);
        }
    }

    private double peak(LatencySubject subject) {
        try (Workspace workspace = new Workspace(options.directory())) {
            return subject.measure(new LatencyTask(0, plan.peakWarmUp(), plan.peakSeconds(), workspace.path()))
                .eventsPerSecond();
        }
    }

    private void measure(String title, ToDoubleFunction<LatencySubject> rate, ProgressLine progress) {
        final Profile profile = new Profile(title, subjects.stream().map(LatencySubject::title).toList());
        profiles.add(profile);
        for (int round = 0; round < plan.rounds(); round++) {
            for (int i = 0; i < subjects.size(); i++) {
                final LatencySubject subject = subjects.get((i + round) % subjects.size());
                final int number = round + 1;
                progress.update(() -> title + ", round " + number + " of " + plan.rounds() + ": " + subject.title());
                measure(subject, rate.applyAsDouble(subject), profile);
            }
        }
    }

    private void measure(LatencySubject subject, double rate, Profile profile) {
        final double peak = peaks.get(subject.title());
        if (rate > peak) {
            profile.saturated(subject.title(), "its peak is " + Profile.rate(peak));
        }
        if (profile.isSaturated(subject.title())) {
            return;
        }
        try (Workspace workspace = new Workspace(options.directory())) {
            final LatencyTask task =
                new LatencyTask(rate, plan.warmUpSeconds(), plan.seconds(), workspace.path());
            final HiccupMeter meter = new HiccupMeter();
            final LatencyResult result;
            try (meter) {
                result = subject.measure(task);
            }
            profile.add(subject.title(), result, meter.hiccups());
        }
    }

    /** Events per second by subject. */
    Map<String, Double> peaks() {
        return peaks;
    }

    /** By rate, half of the peaks last. */
    List<Profile> profiles() {
        return profiles;
    }
}
