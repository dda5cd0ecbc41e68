package io.turgo.journal.checkpoint;

import io.turgo.checkpoint.Checkpoint;
import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.CheckpointWriter;
import io.turgo.checkpoint.TableShape;
import io.turgo.checkpoint.TableTotals;
import io.turgo.journal.file.PosixReserver;
import io.turgo.state.StateLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How much time of its thread's CPU a checkpoint takes, printed beside the wall's; arguments: a directory on the disk
 * in question, rows, rows changed each time.
 */
final class StoreSpeed {
    private static final List<TableShape> TABLES = List.of(new TableShape("rows", new StateLayout(8, 96, 0)));
    private static final int CHECKPOINTS = 6;
    private static final UUID JOURNAL = new UUID(1, 1);

    private StoreSpeed() {
    }

    /** Prints a line for each step. */
    public static void main(String[] arguments) {
        final int rows = Integer.parseInt(arguments[1]);
        final int changed = Integer.parseInt(arguments[2]);
        final long[] values = new long[rows];
        long next = 0;
        try (ChronicleCheckpoints store =
            ChronicleCheckpoints.open(Path.of(arguments[0]), 1, Long.MAX_VALUE, new PosixReserver())) {
            for (int i = 1; i <= CHECKPOINTS; i++) {
                final int count = i == 1 ? rows : changed;
                next = checkpoint(store, values, next, count, i);
            }
        }
        try (ChronicleCheckpoints store =
            ChronicleCheckpoints.open(Path.of(arguments[0]), 1, Long.MAX_VALUE, new PosixReserver())) {
            for (int i = 0; i < 3; i++) {
                load(store);
            }
        }
    }

    private static long checkpoint(ChronicleCheckpoints store, long[] values, long from, int count, int frame) {
        final Stopwatch watch = new Stopwatch();
        final CheckpointWriter writer = store.begin(TABLES);
        final String begun = watch.lap();
        final UnsafeBuffer image = new UnsafeBuffer(new byte[TABLES.get(0).layout().imageBytes()]);
        for (int i = 0; i < count; i++) {
            final int row = (int) ((from + i) % values.length);
            values[row] = frame;
            writer.put(0, fill(image, row, frame), 0);
        }
        writer.symbols(0, null);
        final String put = watch.lap();
        final long hash = hash(values, image);
        watch.lap();
        writer.publish(new CheckpointManifest(JOURNAL, frame, frame, "speed", 0,
            List.of(new TableTotals(TABLES.get(0), values.length, hash)), new TreeMap<>(), new TreeMap<>()));
        System.out.println("checkpoint " + frame + " of " + count + " changed rows: begin " + begun + ", put " + put
            + ", publish " + watch.lap());
        return from + count;
    }

    /** Time since the last lap. */
    private static final class Stopwatch {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private long wallNs = System.nanoTime();
        private long cpuNs = threads.getCurrentThreadCpuTime();

        String lap() {
            final long wall = System.nanoTime();
            final long cpu = threads.getCurrentThreadCpuTime();
            final String text = (wall - wallNs) / 1_000_000 + " ms (cpu " + (cpu - cpuNs) / 1_000_000 + ")";
            wallNs = wall;
            cpuNs = cpu;
            return text;
        }
    }

    private static UnsafeBuffer fill(UnsafeBuffer image, int row, long value) {
        image.putLong(0, row * 0x9e3779b97f4a7c15L);
        for (int at = Long.BYTES; at < image.capacity(); at += Long.BYTES) {
            image.putLong(at, value + at);
        }
        return image;
    }

    private static long hash(long[] values, UnsafeBuffer image) {
        long hash = 0;
        for (int i = 0; i < values.length; i++) {
            hash += TABLES.get(0).layout().imageHash(fill(image, i, values[i]), 0);
        }
        return hash;
    }

    private static void load(ChronicleCheckpoints store) {
        final Stopwatch watch = new Stopwatch();
        final Checkpoint checkpoint = store.load(JOURNAL, manifest -> true);
        final String proof = watch.lap();
        final long[] rows = new long[1];
        checkpoint.forEachRow(TABLES.get(0), (buffer, offset) -> rows[0]++);
        System.out.println("load of " + rows[0] + " rows: proof " + proof + ", rows " + watch.lap());
    }
}
