package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Task;
import java.nio.file.Path;

/**
 * One way to do the job.
 *
 * @param name        for people
 * @param program     what runs it
 * @param variant     which form of the program's job
 * @param form        what it is compared with
 * @param parallelism how many workers share the keys
 * @param snapshots   whether state is saved, exactly once
 * @param divisor     it gets this part of the trades, because it takes so long for one
 * @param quick       whether a quick run has it too
 */
record Contender(String name, Program program, String variant, Form form, int parallelism, boolean snapshots,
                 int divisor, boolean quick) {
    /** The reference: what every other contender must find too. */
    static final Contender LOOP = inHouse("plain loop", "loop");
    /** What the budgets are about. */
    static final Contender TURGO = inHouse("Turgo, durability process", "process");
    /** What the machine allows in latency. */
    static final Contender HOP = inHouse("bare hop, no job", "hop");

    static Contender inHouse(String name, String variant) {
        return new Contender(name, Program.IN_HOUSE, variant, Form.IN_HOUSE, 1, false, 1, true);
    }

    static Contender peer(String name, Program program, String variant, Form form) {
        return new Contender(name, program, variant, form, 1, false, 1, true);
    }

    /** The same with several workers. */
    Contender workers(int workers) {
        return new Contender(name + ", " + workers + " workers", program, variant, form, workers, snapshots, divisor,
            quick);
    }

    /** The same with fault tolerance. */
    Contender withSnapshots() {
        return new Contender(name + ", exactly once", program, variant, form, parallelism, true, divisor, quick);
    }

    /** The same with threads that never sleep. */
    Contender spinning() {
        return new Contender(name + ", spinning", program, variant + "-spin", Form.EXPERT, parallelism, snapshots,
            divisor, quick);
    }

    /** The same on fewer trades. */
    Contender slow(int part) {
        return new Contender(name, program, variant, form, parallelism, snapshots, part, quick);
    }

    /** The same, in a full run only. */
    Contender fullOnly() {
        return new Contender(name, program, variant, form, parallelism, snapshots, divisor, false);
    }

    /** Whether it finds windows and alerts. */
    boolean doesTheJob() {
        return !equals(HOP);
    }

    /** As many trades as go through. */
    Task throughput(Plan plan, Path directory) {
        return new Task(variant, parallelism, plan.events() / divisor, plan.events() / divisor / Plan.WARM_UP_PART, 0,
            snapshots ? plan.snapshotMs() : 0, directory);
    }

    /** Trades at a fixed rate. */
    Task latency(Plan plan, int eventsPerSecond, Path directory) {
        return new Task(variant, parallelism, eventsPerSecond * (plan.latencyWarmUpSeconds() + plan.latencySeconds()),
            eventsPerSecond * plan.latencyWarmUpSeconds(), eventsPerSecond, snapshots ? plan.snapshotMs() : 0,
            directory);
    }
}
