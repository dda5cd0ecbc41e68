package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.frame.Durability;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Fills the disk under a running job, by a file or by leaving the journal too little, and frees it again: the job must
 * wait and go on by itself. Some jobs are killed while they wait and started while the disk is full. By turns ext4 and
 * tmpfs; outputs on the same disk or elsewhere.
 */
final class DiskFullSuite implements Suite {
    private static final InputSize SIZE = new InputSize(15_000, 800, 12_000, 1_500);
    private static final long DISK_BYTES = 96L << 20;
    private static final long JOURNAL_ROOM_BYTES = 600L << 10;
    private static final int PER_SECOND = 4_000;
    private static final int LIVE_MS = 600;
    private static final int LOOKS = 300;
    private static final int LOOK_MS = 20;
    private static final int HOLD_MS = 1_000;
    private static final int ONE_IN_KILLED = 3;
    private static final Pattern NO_ROOM = Pattern.compile("no room|No space left");

    @Override
    public String name() {
        return "diskfull";
    }

    @Override
    public String title() {
        return "disk full, freed, resumed";
    }

    @Override
    public int usualCount() {
        return 20;
    }

    @Override
    public String unavailable(Stage stage) {
        return Mount.unavailable(stage.directory());
    }

    @Override
    public void run(Trial trial) {
        final Path disk = trial.directory().resolve("disk");
        final boolean ext4 = trial.one().number() % 2 == 0;
        try (Mount mount = ext4 ? Mount.newExt4(trial.directory().resolve("disk.img"), DISK_BYTES, disk)
            : Mount.tmpfs(DISK_BYTES, disk)) {
            final Path outputs = trial.oneOf(disk, trial.directory()).resolve("output");
            final Job job = Job.onDisk(trial, SIZE, mount.directory(), outputs,
                trial.oneOf(Durability.PROCESS, Durability.DISK));
            final Filler filler = new Filler(disk);
            try (Child child = job.start(job.draw().tinyFrames(), PER_SECOND)) {
                if (!child.awaitLive(Job.PATIENCE_MS) || child.liveNs() < 0) {
                    throw new CaseFailure("not live: " + child.tail());
                }
                fill(trial, job, child, filler);
            }
            filler.free();
            trial.tally().count(ext4 ? "on ext4" : "on tmpfs");
            job.finishAndVerify();
        }
        trial.tally().add(1);
    }

    private static void fill(Trial trial, Job job, Child child, Filler filler) {
        final boolean byJournal = trial.random().nextBoolean();
        if (!child.awaitEnd(trial.below(LIVE_MS))) {
            filler.fill(byJournal ? JOURNAL_ROOM_BYTES : 0);
            final boolean paused = awaitPause(job, child);
            trial.tally().count(!paused ? "came to no pause"
                : byJournal ? "filled up by the journal" : "filled up by another file");
            child.awaitEnd(trial.below(HOLD_MS));
            if (paused && trial.below(ONE_IN_KILLED) == 0 && child.kill()) {
                startWhileFull(trial, job);
                return;
            }
            filler.free();
        }
        job.requireEnd(child);
        requireNoInternalError(child);
    }

    /** Whether the engine has come to wait for room; false if it came to its end, or the disk is not full in time. */
    private static boolean awaitPause(Job job, Child child) {
        try (CountersView counters = CountersView.open(job.data().resolve("counters.dat"))) {
            for (int i = 0; i < LOOKS && !child.awaitEnd(LOOK_MS); i++) {
                if (counters.value(EngineCounter.PAUSED) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Either it waits, or it refuses and says that there is no room. */
    private static void startWhileFull(Trial trial, Job job) {
        try (Child child = job.start(job.draw(), 0)) {
            final boolean over = child.awaitEnd(LOOKS * LOOK_MS);
            final String refused = child.last(Say.REFUSED);
            if (over && child.exitCode() != 0 && (refused == null || !NO_ROOM.matcher(refused).find())) {
                throw new CaseFailure("started while the disk was full: " + child.tail());
            }
            requireNoInternalError(child);
            trial.tally().count(over ? "starts refused while full" : "starts that waited while full");
        }
    }

    private static void requireNoInternalError(Child child) {
        if (child.errors().contains("InternalError") || child.tail().contains("InternalError")) {
            throw new CaseFailure("an InternalError got out: " + child.tail());
        }
    }
}
