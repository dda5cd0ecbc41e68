package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs everybody: first once each at full speed, then Turgo and the fastest rivals in turns, then everybody at a fixed
 * rate, in turns. One thread.
 */
final class Rounds {
    private final Plan plan;
    private final Children children;
    private final References references;
    private final Consumer<String> progress;
    private final Standings standings = new Standings();

    /** @param progress told what runs now */
    Rounds(Plan plan, Children children, Consumer<String> progress) {
        this.plan = plan;
        this.children = children;
        this.references = new References(children);
        this.progress = progress;
    }

    /** Runs all rounds. */
    Standings run() {
        survey();
        burst();
        latency();
        return standings;
    }

    private void survey() {
        final List<Contender> all = Contenders.throughput(plan);
        for (int i = 0; i < all.size(); i++) {
            progress.accept("throughput, " + (i + 1) + " of " + all.size() + ": " + all.get(i).name());
            standings.throughput(all.get(i), throughput(all.get(i)));
        }
    }

    private void burst() {
        final List<Contender> rivals = new ArrayList<>();
        for (final Rivals each : Rivals.values()) {
            standings.fastest(each::has).filter(fastest -> !rivals.contains(fastest)).ifPresent(rivals::add);
        }
        if (rivals.isEmpty() || !plan.programs().contains(Program.IN_HOUSE)) {
            return;
        }
        rivals.add(0, Contender.TURGO);
        for (int i = 1; i <= plan.pairs(); i++) {
            for (final Contender each : rivals) {
                progress.accept("in turns, round " + i + " of " + plan.pairs() + ": " + each.name());
                standings.burst(each, throughput(each));
            }
        }
    }

    private Result throughput(Contender contender) {
        final Result result = children.run(contender, directory -> contender.throughput(plan, directory));
        references.check(contender, result);
        return result;
    }

    private void latency() {
        for (int i = 1; i <= plan.latencyRounds(); i++) {
            for (final Contender each : Contenders.latency(plan)) {
                final int eventsPerSecond = eventsPerSecond(each);
                progress.accept("latency, round " + i + " of " + plan.latencyRounds() + ": " + each.name());
                final Result result =
                    children.run(each, directory -> each.latency(plan, eventsPerSecond, directory));
                references.check(each, result);
                standings.latency(each, result);
            }
        }
    }

    /** The rate of all, or half of the contender's own peak where that is less. */
    private int eventsPerSecond(Contender contender) {
        final double half = standings.peak(contender).orElse(Double.MAX_VALUE) / 2;
        return (int) Math.min(Plan.EVENTS_PER_SECOND, half);
    }
}
