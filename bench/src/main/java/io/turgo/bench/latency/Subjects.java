package io.turgo.bench.latency;

import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be measured. */
final class Subjects {
    private static final String ALL = "all";

    private Subjects() {
    }

    /** Those of this package, then those that others provide. */
    static List<LatencySubject> all(Trades trades, Referee referee) {
        final List<LatencySubject> all = new ArrayList<>(List.of(new HopSubject(),
            new HandSubject(false, trades, referee), new HandSubject(true, trades, referee),
            new TurgoSubject(false, ThreadPlan.FUSED, trades, referee),
            new TurgoSubject(true, ThreadPlan.FUSED, trades, referee),
            new TurgoSubject(true, ThreadPlan.PIPELINED, trades, referee),
            new EmbeddedSubject(true, trades, referee), new EmbeddedSubject(false, trades, referee)));
        ServiceLoader.load(LatencySubject.class, Subjects.class.getClassLoader()).forEach(all::add);
        return all;
    }

    /**
     * Those with these names.
     *
     * @param names {@code all} for all; none for those that are measured by default
     * @throws ConfigurationException if there is none of a name
     */
    static List<LatencySubject> chosen(List<LatencySubject> all, List<String> names) {
        if (names.isEmpty()) {
            return all.stream().filter(LatencySubject::byDefault).toList();
        }
        final Set<LatencySubject> chosen = new LinkedHashSet<>();
        for (final String name : names) {
            final List<LatencySubject> found =
                all.stream().filter(subject -> name.equals(ALL) || subject.id().equals(name)).toList();
            if (found.isEmpty()) {
                throw new ConfigurationException("no engine is called `" + name + "`, there are all, "
                    + all.stream().map(LatencySubject::id).collect(Collectors.joining(", ")));
            }
            chosen.addAll(found);
        }
        return List.copyOf(chosen);
    }
}
