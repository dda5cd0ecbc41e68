package io.turgo.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.MemoryJournal;
import io.turgo.sql.plan.SinkFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * The cases of SQL under a crash at any frame of their journal, with sinks that have committed any part of what they
 * got, and with the checkpoints that were there by then or without: the restarted pipeline ends with the rows that the
 * case expects. A run takes some of the cases; {@code -Dturgo.rounds=20} takes all of them.
 */
class SqlRestartTest {
    private static final int CASES = 10 * Integer.getInteger("turgo.rounds", 1);
    private static final int CRASHES = 2;
    private static final Path TABLES = Path.of("target", "restarts");
    private static final List<ThreadPlan> PLANS =
        List.of(ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(2), ThreadPlan.sharded(3));

    private final Map<String, CollectedRows> sinks = new LinkedHashMap<>();
    private final SinkFactory collecting = (table, declared) -> collected(table);

    private CollectedRows collected(TableDefinition table) {
        return sinks.computeIfAbsent(table.name(), name -> new CollectedRows(table));
    }

    @Property(tries = 1, shrinking = ShrinkingMode.OFF)
    void aCaseGoesOnWhereItWasStopped(@ForAll long seed) throws IOException {
        final Random random = new Random(seed);
        final List<String> files = new ArrayList<>(SqlCasesTest.cases());
        Collections.shuffle(files, random);
        for (final String file : files.subList(0, Math.min(CASES, files.size()))) {
            check(file, random, "case=" + file + " seed=" + seed);
        }
    }

    private void check(String file, Random random, String what) throws IOException {
        final CaseFile each = CaseFile.read(SqlCasesTest.root().resolve(file));
        final Path directory = Files.createTempDirectory(Files.createDirectories(TABLES), each.name());
        each.writeTables(directory);
        final SqlJob job = SqlFile.of(each.name(), each.sql(), directory, Map.of()).plan();
        final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        final MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
        sinks.clear();
        assertEquals(each.expected(), live(job, each, context(random, journal)), "undisturbed, " + what);
        for (int i = 0; i < CRASHES; i++) {
            final int frames = random.nextInt((int) journal.info().lastFrame() + 1);
            sinks.clear();
            Engine.replay(job.pipeline(collecting), context(random, journal.copyOf(frames)), Long.MAX_VALUE);
            sinks.values().forEach(sink -> sink.keepFirst(random.nextInt(sink.size() + 1)));
            final int kept = random.nextInt(madeBy(checkpoints, frames) + 1);
            final MemoryJournal cut = journal.copyOf(frames).checkpointsIn(checkpoints.copyOf(kept));
            final String where = what + " frames=" + frames + " checkpoints=" + kept;
            assertEquals(each.expected(), live(job, each, context(random, cut)), where);
            assertEquals(each.expected(), live(job, each, context(random, cut)), "a further start, " + where);
        }
    }

    /** How many of the checkpoints are of frames up to that one. */
    private static int madeBy(MemoryCheckpoints checkpoints, int frames) {
        int made = 0;
        while (made < checkpoints.count() && checkpoints.manifest(made).frame() <= frames) {
            made++;
        }
        return made;
    }

    private static Context context(Random random, MemoryJournal journal) {
        return Engine.context().journal(journal).threads(PLANS.get(random.nextInt(PLANS.size())))
            .frameBytes(1 << random.nextInt(10)).ringSlots(1 << random.nextInt(6)).checkpointIntervalMs(0)
            .checkpointEvents(1 + random.nextInt(4));
    }

    /** Runs it to the end of its input, into the sinks that there are. */
    private String live(SqlJob job, CaseFile each, Context context) {
        try (Engine engine = Engine.start(job.pipeline(collecting), context)) {
            engine.finish();
        }
        return each.shown(sinks.values().stream().collect(
            Collectors.toMap(CollectedRows::name, CollectedRows::lines)));
    }
}
