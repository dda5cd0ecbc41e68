package io.turgo.bench.peers.child;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a measured JVM is to do; travels as arguments of the form {@code name=value}.
 *
 * @param variant         which form of the engine's job, one of those that the engine names
 * @param parallelism     how many workers share the keys, at least 1
 * @param events          how many trades, the warm-up's among them
 * @param warmUp          how many of them, the first ones, do not count
 * @param eventsPerSecond the rate of an open loop; 0: as many as go through
 * @param snapshotMs      distance of two snapshots of the state, exactly once; 0: no fault tolerance
 * @param directory       for what the engine writes; exists and is empty
 */
public record Task(String variant, int parallelism, int events, int warmUp, int eventsPerSecond, int snapshotMs,
                   Path directory) {
    /** @throws IllegalArgumentException for counts that do not fit together */
    public Task {
        if (warmUp < 0 || warmUp >= events) {
            throw new IllegalArgumentException("warmUp=" + warmUp + " must be >= 0 and < events=" + events);
        }
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism=" + parallelism + " < 1");
        }
        if (eventsPerSecond < 0 || snapshotMs < 0) {
            throw new IllegalArgumentException(
                "eventsPerSecond=" + eventsPerSecond + " and snapshotMs=" + snapshotMs + " must be >= 0");
        }
    }

    /** Whether trades are due at fixed times, and latency is measured. */
    public boolean openLoop() {
        return eventsPerSecond > 0;
    }

    /** Whether state is saved. */
    public boolean faultTolerant() {
        return snapshotMs > 0;
    }

    /** The task as arguments of a process. */
    public List<String> arguments() {
        final List<String> arguments = new ArrayList<>();
        arguments.add("variant=" + variant);
        arguments.add("parallelism=" + parallelism);
        arguments.add("events=" + events);
        arguments.add("warmUp=" + warmUp);
        arguments.add("eventsPerSecond=" + eventsPerSecond);
        arguments.add("snapshotMs=" + snapshotMs);
        arguments.add("directory=" + directory);
        return arguments;
    }

    /** The task of arguments that {@link #arguments} made. */
    public static Task parse(String... arguments) {
        final Map<String, String> values = new HashMap<>();
        for (final String argument : arguments) {
            final int equals = argument.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("argument " + argument + " is not of the form name=value");
            }
            values.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return new Task(value(values, "variant"), number(values, "parallelism"), number(values, "events"),
            number(values, "warmUp"), number(values, "eventsPerSecond"), number(values, "snapshotMs"),
            Path.of(value(values, "directory")));
    }

    private static int number(Map<String, String> values, String name) {
        return Integer.parseInt(value(values, name));
    }

    private static String value(Map<String, String> values, String name) {
        final String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("argument " + name + "=... is missing");
        }
        return value;
    }
}
