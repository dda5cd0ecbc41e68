package io.turgo.bench.simulation;

import io.turgo.bench.simulation.disk.SimulatedDisk;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Stepper;
import io.turgo.error.TurgoException;
import java.nio.file.FileSystem;
import java.util.Random;

/**
 * Runs an engine through what one seed says, then has an {@link Oracle} look at what came of it. All of it is done by
 * the calling thread.
 *
 * <p>What is owed: at durability {@code disk} everything that left the engine survives whatever happens. At durability
 * {@code process} it survives all but a cut of power, after which the engine may refuse to start.
 */
public final class SimulationRun {
    private static final int LEAST_ACTS = 10;
    private static final int MORE_ACTS = 90;
    private static final int PATIENCE = 300;
    private static final int MAX_STARTS = 30;
    /** How far the clock may be off after the machine has been started again. */
    private static final int BACK_NS = 2_000_000_000;

    private final long seed;
    private final Sabotage sabotage;
    private final Random random;
    private final Draws draws;
    private final SimulatedDisk disk;
    private final SimulatedClock clock = new SimulatedClock();
    private final Happenings happenings = new Happenings();
    private final Faults faults;
    private final Machine machine;
    private FileSystem boot;
    private Session session;
    private Stepper stepper;
    private int accepted = -1;
    private int waits;
    private boolean owed = true;
    private String refusal;
    private boolean ending;

    private SimulationRun(long seed, Sabotage sabotage) {
        this.seed = seed;
        this.sabotage = sabotage;
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        draws = new Draws(random);
        disk = new SimulatedDisk(random);
        faults = new Faults(random, disk, happenings);
        machine = new Machine(seed, sabotage, draws, random, disk, clock);
    }

    /** Runs a seed. */
    public static SimulationResult run(long seed) {
        return run(seed, Sabotage.NONE);
    }

    /** Runs a seed with something made wrong. */
    static SimulationResult run(long seed, Sabotage sabotage) {
        return new SimulationRun(seed, sabotage).run();
    }

    private SimulationResult run() {
        Throwable violation = null;
        try {
            runAll();
        } catch (final RuntimeException | Error e) {
            violation = e;
        }
        happenings.mix(disk.calls());
        return new SimulationResult(seed, happenings.digest(), happenings.counts(), refusal, violation);
    }

    private void runAll() {
        final int acts = LEAST_ACTS + random.nextInt(MORE_ACTS);
        int starts = 0;
        for (int i = 0; i < acts && starts < MAX_STARTS && refusal == null; i++) {
            if (session == null) {
                starts++;
                start();
            } else {
                act();
            }
        }
        ending = true;
        faults.none();
        while (refusal == null) {
            if (session == null) {
                start();
            } else if (conclude()) {
                return;
            }
        }
    }

    /** Whose turn it is; also what happens outside while an engine waits. */
    private int choose(int workers) {
        waits++;
        if (faults.isFull() && waits > PATIENCE) {
            faults.free();
        }
        if (waits % PATIENCE == 0) {
            clock.advance(SimulatedClock.SECOND_NS);
        }
        return random.nextInt(workers);
    }

    private void start() {
        faults.newSession();
        waits = 0;
        boot = disk.boot();
        if (random.nextInt(4) == 0 && !ending) {
            faults.arm();
        }
        stepper = new Stepper(this::choose);
        try {
            final Engine engine = Engine.start(machine.pipeline(boot, faults.link(boot)),
                machine.context(stepper).journal(machine.journal(boot, stepper)));
            session = new Session(engine, stepper, draws.events(), draws.partitions());
        } catch (final TurgoException e) {
            notStarted(e);
            return;
        }
        happenings.count("start");
        if (owed && session.next() <= accepted) {
            throw new Violation("event " + accepted + " was accepted, and the journal ends before event "
                + session.next());
        }
        if (sabotage == Sabotage.INPUT_TWICE) {
            session.goBack(1);
        }
    }

    private void notStarted(TurgoException refused) {
        happenings.count("start failed: " + refused.getClass().getSimpleName());
        if (disk.isUp() && !faults.excuse()) {
            if (owed) {
                throw new Violation("refused to start without a cause", refused);
            }
            refusal = refused.getMessage();
        }
        if (faults.isFull() && random.nextBoolean()) {
            faults.free();
        }
        end(false);
    }

    private void act() {
        waits = 0;
        try {
            actOnce();
        } catch (final TurgoException e) {
            if (session != null && disk.isUp() && session.engine().failure() == null) {
                throw new Violation("an engine that is well refused a call", e);
            }
        }
        if (session == null) {
            return;
        }
        if (!disk.isUp()) {
            happenings.count("crash in a call");
            end(random.nextBoolean());
        } else if (session.engine().failure() != null) {
            failed();
        }
    }

    private void actOnce() {
        final int dice = random.nextInt(100);
        if (dice < 40) {
            session.publish(1 + random.nextInt(12));
        } else if (dice < 70) {
            for (int i = random.nextInt(20); i >= 0; i--) {
                stepper.step();
            }
        } else if (dice < 77) {
            clock.advance(random.nextInt(3) == 0 ? 10 * SimulatedClock.SECOND_NS : random.nextInt(2_000_000_000));
        } else if (dice < 84) {
            settle(dice);
        } else if (dice < 88) {
            happenings.count("crash");
            end(random.nextBoolean());
        } else if (dice < 98) {
            disturb(dice);
        } else {
            close();
        }
    }

    private void settle(int dice) {
        if (dice < 80) {
            session.engine().drain();
            accepted = Math.max(accepted, session.next() - 1);
            happenings.count("drained");
        } else {
            session.engine().checkpoint();
            happenings.count("checkpoint");
        }
    }

    private void disturb(int dice) {
        switch (dice) {
            case 88, 89, 90, 91 -> faults.arm();
            case 92 -> faults.fill();
            case 93, 94, 95 -> faults.free();
            default -> faults.sinkFaults(random.nextBoolean());
        }
    }

    /** The engine ends well, and the process with it. */
    private void close() {
        session.engine().close();
        accepted = Math.max(accepted, session.next() - 1);
        happenings.count("closed");
        session = null;
        disk.kill();
    }

    private void failed() {
        if (!faults.excuse()) {
            throw new Violation("the engine failed without a cause", session.engine().failure());
        }
        happenings.count("failed: " + session.engine().failure().getClass().getSimpleName());
        if (random.nextBoolean()) {
            closeQuietly();
        }
        end(random.nextBoolean());
    }

    /** Ends the machine, or only the process. */
    private void end(boolean power) {
        if (power && (draws.survivesPowerLoss() || random.nextInt(10) == 0) || disk.hasFailedForce()) {
            disk.cutPower();
            owed &= draws.survivesPowerLoss();
            happenings.count("power cut");
        } else {
            disk.kill();
        }
        stepper.halt();
        closeQuietly();
        session = null;
        clock.advance(random.nextInt(4) == 0 ? -random.nextInt(BACK_NS) : random.nextInt(BACK_NS));
    }

    /** Lets go of what is held in this process. */
    private void closeQuietly() {
        if (session != null) {
            try {
                session.engine().close();
            } catch (final TurgoException e) {
                happenings.mix(1);
            }
        }
    }

    /** Whether it came to its end: a fault that struck before may end the engine only now, and then it starts again. */
    private boolean conclude() {
        final EngineResult result;
        try {
            result = session.finish(draws.partitions());
        } catch (final TurgoException e) {
            if (!faults.excuse()) {
                throw new Violation("the end failed without a cause", e);
            }
            happenings.count("end failed: " + e.getClass().getSimpleName());
            end(false);
            return false;
        }
        if (owed) {
            new Oracle(seed, draws).check(machine, boot, result);
        }
        happenings.mix(result.stateHash());
        happenings.mix(machine.outputs(boot).hashCode());
        return true;
    }
}
