package io.turgo.bench.simulation;

import io.turgo.bench.simulation.disk.DiskCall;
import io.turgo.bench.simulation.disk.DiskFault;
import io.turgo.bench.simulation.disk.SimulatedDisk;
import java.nio.file.FileSystem;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;

/** What goes wrong around an engine, drawn from the seed; and whether anything has, since the engine was started. */
final class Faults {
    private static final int SOON = 40;
    private static final int LATER = 400;
    private static final int ONE_COMMIT_IN = 16;
    private static final int ROOM_BYTES = 1 << 18;

    private final Random random;
    private final SimulatedDisk disk;
    private final Happenings happenings;
    private boolean sinkFaults;
    private boolean excused;
    private boolean full;
    private long struckBefore;

    Faults(Random random, SimulatedDisk disk, Happenings happenings) {
        this.random = random;
        this.disk = disk;
        this.happenings = happenings;
    }

    /** An engine is about to be started. */
    void newSession() {
        excused = full;
        struckBefore = disk.struck();
    }

    /** Whether an engine may fail now. */
    boolean excuse() {
        return excused || full || disk.struck() > struckBefore;
    }

    void arm() {
        final DiskFault.Kind kind = DiskFault.Kind.values()[random.nextInt(DiskFault.Kind.values().length)];
        final Set<DiskCall> calls = random.nextInt(4) == 0 ? EnumSet.allOf(DiskCall.class)
            : EnumSet.of(DiskCall.values()[random.nextInt(DiskCall.values().length)]);
        disk.fault(new DiskFault(kind, calls, random.nextInt(random.nextBoolean() ? SOON : LATER)));
        happenings.count("armed " + kind);
    }

    void fill() {
        disk.capacityBytes(disk.usedBytes() + (random.nextBoolean() ? 0 : random.nextInt(ROOM_BYTES)));
        full = true;
        excused = true;
        happenings.count("disk filled");
    }

    void free() {
        if (full) {
            disk.capacityBytes(SimulatedDisk.UNLIMITED_BYTES);
            full = false;
        }
    }

    boolean isFull() {
        return full;
    }

    /** From now on a store elsewhere may fail, or not. */
    void sinkFaults(boolean on) {
        sinkFaults = on;
    }

    void none() {
        disk.fault(null);
        free();
        sinkFaults = false;
    }

    private boolean strikes(String what) {
        if (sinkFaults && random.nextInt(ONE_COMMIT_IN) == 0) {
            excused = true;
            happenings.count(what);
            return true;
        }
        return false;
    }

    StoreSink.Link link(FileSystem boot) {
        return new StoreSink.Link(() -> disk.isUp(boot), () -> strikes("commit lost"), () -> strikes("answer lost"));
    }
}
