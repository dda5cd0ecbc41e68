package io.turgo.bench.torture;

import io.turgo.error.ConfigurationException;
import java.util.List;

/** All suites, in the order in which they run. */
final class Suites {
    private static final List<Suite> ALL = List.of(
        new KillSuite(), new FailpointSuite(), new SimulationSuite(), new PowerCutSuite(), new DiskFullSuite(),
        new CorruptionSuite(), new PidSuite(), new RetentionSuite(), new HttpSuite(), new DaemonSuite());

    private Suites() {
    }

    /**
     * Those of these names, or all.
     *
     * @throws ConfigurationException if there is none of a name
     */
    static List<Suite> of(List<String> names) {
        final List<String> known = ALL.stream().map(Suite::name).toList();
        for (final String name : names) {
            if (!known.contains(name)) {
                throw new ConfigurationException("suite=" + name + " is none of " + String.join(", ", known));
            }
        }
        return ALL.stream().filter(suite -> names.isEmpty() || names.contains(suite.name())).toList();
    }
}
