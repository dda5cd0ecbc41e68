package io.turgo.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The choices of one seed that stand for all of its run: the job, its input, how safe it is to be. */
final class Draws {
    private static final int KEYS = 5;
    private static final int LEAST_EVENTS = 20;
    private static final int MORE_EVENTS = 100;
    private static final int STEP_NS = 400_000_000;
    private static final int ONE_IN_LATE = 12;
    private static final int ONE_IN_REJECTED = 15;
    private static final int ONE_IN_PRUNED = 4;

    private final List<Event> events = new ArrayList<>();
    private final boolean surviving;
    private final boolean idle;
    private final boolean pruned;
    private final int partitions;
    private final int modulus;
    private final int windowSeconds;
    private final boolean enriched;
    private final boolean[] filesOf = new boolean[SimulatedJob.SINKS.size()];
    private final boolean[] ownThreads = new boolean[SimulatedJob.SINKS.size()];

    Draws(Random random) {
        surviving = random.nextBoolean();
        idle = random.nextInt(4) == 0;
        pruned = random.nextInt(ONE_IN_PRUNED) == 0;
        partitions = 1 + random.nextInt(2);
        modulus = 2 + random.nextInt(3);
        windowSeconds = 1 + random.nextInt(3);
        enriched = random.nextBoolean();
        for (int i = 0; i < filesOf.length; i++) {
            filesOf[i] = random.nextInt(3) == 0;
            ownThreads[i] = random.nextBoolean();
        }
        draw(random);
    }

    private void draw(Random random) {
        final int count = LEAST_EVENTS + random.nextInt(MORE_EVENTS);
        long timeNs = 1_780_000_000L * SimulatedClock.SECOND_NS;
        for (int i = 0; i < count; i++) {
            timeNs += random.nextInt(STEP_NS);
            final long lateNs = random.nextInt(ONE_IN_LATE) == 0 ? random.nextInt(5) * SimulatedClock.SECOND_NS : 0;
            events.add(new Event(i, random.nextInt(partitions), timeNs - lateNs, "k" + random.nextInt(KEYS),
                random.nextInt(1000), random.nextInt(ONE_IN_REJECTED) == 0));
        }
    }

    List<Event> events() {
        return events;
    }

    /** Whether the job runs at durability {@code disk}, and power may be cut at any time. */
    boolean survivesPowerLoss() {
        return surviving;
    }

    /** Whether partitions become idle: then results hang on the clock, too. */
    boolean idle() {
        return idle;
    }

    /** Whether old files of the journal are deleted when they are not needed: then it cannot be replayed as a whole. */
    boolean pruned() {
        return pruned;
    }

    int partitions() {
        return partitions;
    }

    /** Values that this does not divide are let through. */
    int modulus() {
        return modulus;
    }

    int windowSeconds() {
        return windowSeconds;
    }

    boolean enriched() {
        return enriched;
    }

    /** Whether the sink is a file on the simulated disk. */
    boolean isFile(int sink) {
        return filesOf[sink];
    }

    boolean hasOwnThread(int sink) {
        return ownThreads[sink];
    }
}
