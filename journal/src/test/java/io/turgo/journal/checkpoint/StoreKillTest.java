package io.turgo.journal.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.failpoint.Failpoint;
import io.turgo.journal.ChildJvm;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a process dies at, the newest checkpoint it told of is there, or the one that it was about to tell of. */
class StoreKillTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    /** Each starts a JVM, which takes seconds. */
    private static final int KILLS = 4 * ROUNDS;
    private static final int CHECKPOINTS = 6;

    @TempDir
    Path root;

    private final Random random = new Random();
    private long published;

    @Test
    void killedAtEachStep() throws Exception {
        final long seed = Long.getLong("turgo.seed", random.nextInt());
        System.out.println("StoreKillTest seed " + seed);
        random.setSeed(seed);
        final List<Failpoint> places = Stream.of(Failpoint.values())
            .filter(place -> place.name().startsWith("STORE_")).collect(Collectors.toList());
        Collections.shuffle(places, random);
        int halted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            halted += haltAt(places.get(kill % places.size()), 1 + random.nextInt(3)) ? 1 : 0;
        }
        assertTrue(halted >= KILLS / 2, "halted only " + halted + " times");
        System.out.println("StoreKillTest: halted " + halted + " times");
        final long last = published;
        try (ChronicleCheckpoints store = new ChronicleCheckpoints(root, (file, from, to) -> true, 16)) {
            requireTold(StoreKillChild.load(store).frame(), last);
        }
    }

    private static void requireTold(long loaded, long told) {
        assertTrue(loaded == told || loaded == told + 1, "loaded " + loaded + ", was told of " + told);
    }

    /** A table does not grow in each run. */
    private boolean haltAt(Failpoint place, int time) throws Exception {
        try (ChildJvm child = ChildJvm.start(List.of("-Dturgo.failpoint=" + place + ':' + time),
            StoreKillChild.class, root.toString(), String.valueOf(CHECKPOINTS))) {
            read(child, -1);
            final int code = child.awaitExit();
            assertTrue(code == place.exitCode() || code == 0, () -> place + " " + child.output());
            return code != 0;
        }
    }

    /** Until the child ends, or has published so many. */
    private void read(ChildJvm child, int limit) throws Exception {
        int left = limit;
        for (String line = child.line(); line != null; line = child.line()) {
            final long frame = line.matches("(loaded|published) \\d+") ? Long.parseLong(line.split(" ")[1]) : -1;
            if (line.startsWith("loaded")) {
                requireTold(frame, published);
                published = frame;
            } else if (line.startsWith("published")) {
                assertEquals(published + 1, frame, child::output);
                published = frame;
                if (--left == 0) {
                    return;
                }
            }
        }
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (ChildJvm child = ChildJvm.start(StoreKillChild.class, root.toString(), "1000")) {
                read(child, 1 + random.nextInt(10));
                child.kill();
                read(child, -1);
            }
        }
    }
}
