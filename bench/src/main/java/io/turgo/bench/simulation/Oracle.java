package io.turgo.bench.simulation;

import io.turgo.bench.simulation.disk.SimulatedDisk;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.Stepper;
import java.nio.file.FileSystem;
import java.util.List;
import java.util.Random;

/** What must have come of a run. */
final class Oracle {
    private final long seed;
    private final Draws draws;

    Oracle(long seed, Draws draws) {
        this.seed = seed;
        this.draws = draws;
    }

    private Machine other(SimulatedClock clock) {
        return new Machine(seed, Sabotage.NONE, draws, new Random(seed), new SimulatedDisk(new Random(seed)), clock);
    }

    /** Outputs of an engine without journal, threads or faults over the whole input. */
    private List<List<String>> reference() {
        final SimulatedClock clock = new SimulatedClock();
        final Machine machine = other(clock);
        final FileSystem boot = machine.disk().boot();
        final Stepper stepper = new Stepper();
        try (Engine engine = Engine.start(machine.pipeline(boot, StoreSink.Link.GOOD), Engine.context()
            .stepper(stepper).ringSlots(64).epochClock(clock).nanoClock(clock))) {
            new Session(engine, stepper, draws.events(), draws.partitions()).finish(draws.partitions());
        }
        return machine.outputs(boot);
    }

    /** Checks what has come out in the end. */
    void check(Machine machine, FileSystem boot, EngineResult result) {
        machine.requireRisingIds();
        final List<List<String>> found = machine.outputs(boot);
        requireRows(machine, found.get(0));
        if (!draws.pruned()) {
            requireSame("full replay", replay(machine, boot, result), found);
        }
        if (!draws.idle()) {
            requireSame("reference run", reference(), found);
        }
    }

    private void requireRows(Machine machine, List<String> found) {
        if (draws.isFile(0)) {
            return;
        }
        final List<String> wanted =
            draws.events().stream().map(machine.job()::expectedRow).filter(line -> line != null).toList();
        final List<String> parts = found.stream().map(line -> line.split(","))
            .map(cells -> cells[2] + "," + cells[1] + "," + cells[5]).toList();
        requireSame("plain model", "rows", wanted, parts);
    }

    /** The outputs of a replay of the whole journal into new sinks, whose state must be that of the run. */
    private List<List<String>> replay(Machine machine, FileSystem boot, EngineResult result) {
        final Machine other = other(new SimulatedClock());
        final FileSystem files = other.disk().boot();
        final Stepper stepper = new Stepper();
        final EngineResult again = Engine.replay(other.pipeline(files, StoreSink.Link.GOOD),
            Engine.context().stepper(stepper).ringSlots(64).journal(machine.journal(boot, stepper)), Long.MAX_VALUE);
        if (again.stateHash() != result.stateHash() || again.outputHash() != result.outputHash()) {
            throw new Violation("state " + Long.toHexString(result.stateHash()) + " and outputs "
                + Long.toHexString(result.outputHash()) + " of the run != state " + Long.toHexString(again.stateHash())
                + " and outputs " + Long.toHexString(again.outputHash()) + " of a full replay");
        }
        return other.outputs(files);
    }

    private static void requireSame(String what, List<List<String>> wanted, List<List<String>> found) {
        for (int sink = 0; sink < wanted.size(); sink++) {
            requireSame(what, SimulatedJob.SINKS.get(sink), wanted.get(sink), found.get(sink));
        }
    }

    private static void requireSame(String what, String sink, List<String> wanted, List<String> found) {
        for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
            final String want = i < wanted.size() ? wanted.get(i) : "nothing";
            final String have = i < found.size() ? found.get(i) : "nothing";
            if (!want.equals(have)) {
                throw new Violation("output " + (i + 1) + " of sink " + sink + " is `" + have + "` (of " + found.size()
                    + "), where the " + what + " has `" + want + "` (of " + wanted.size() + ")");
            }
        }
    }
}
