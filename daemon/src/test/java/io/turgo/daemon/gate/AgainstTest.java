package io.turgo.daemon.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.daemon.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two builds of a pipeline over one journal: the first row that a stage makes otherwise is named. */
class AgainstTest {
    private static final int ORDERS = 10_000;

    @TempDir
    private static Path shared;
    private static ShopJournal journal;
    @TempDir
    private Path directory;

    @BeforeAll
    static void runShop() {
        journal = ShopJournal.in(shared);
        journal.run(ORDERS);
    }

    private void assertDiffers(String message, String... changes) {
        final ShopJournal.Ended ended = journal.replay("--against", ChangedShop.jar(directory, changes));
        assertEquals("turgo: the pipelines differ at " + message, ended.err().strip());
        assertEquals(ExitCode.USER, ended.code());
        assertEquals("", ended.out());
    }

    @Test
    void theSameLogicIsTheSame() throws IOException {
        final String before = Files.readString(journal.output().resolve("orders.csv"));
        final ShopJournal.Ended ended = journal.replay("--against", ChangedShop.classes(directory));
        assertEquals("", ended.err());
        assertEquals("the same: 6 stages and sinks\n", ended.out());
        assertEquals(ExitCode.OK, ended.code());
        assertEquals(before, Files.readString(journal.output().resolve("orders.csv")));
    }

    @Test
    void aChangedConstantInALambdaIsNamedAtItsFirstRow() {
        assertDiffers("sequence 2, stage `tax`: `tax` is `0.38`, by changed.jar `0.40`\n"
            + "  the row: `1970-01-01T00:00:00.100Z,bolt,2.0010,1,0.38`", "PERCENT = 19", "PERCENT = 20");
    }

    @Test
    void aFilterThatLetsMorePass() {
        assertDiffers("sequence 1, stage `enough`: no row comes out, by changed.jar one does\n"
            + "  the row: `1970-01-01T00:00:00Z,nut,1.0005,0`", "LEAST_QUANTITY = 1", "LEAST_QUANTITY = 0");
    }

    @Test
    void aFilterThatLetsFewerPass() {
        assertDiffers("sequence 2, stage `enough`: a row comes out that does not by changed.jar\n"
            + "  the row: `1970-01-01T00:00:00.100Z,bolt,2.0010,1`", "LEAST_QUANTITY = 1", "LEAST_QUANTITY = 2");
    }

    @Test
    void changedRounding() {
        assertDiffers("sequence 53, stage `tax`: `tax` is `10.08`, by changed.jar `10.07`\n"
            + "  the row: `1970-01-01T00:00:05.200Z,bolt,53.0265,2,10.08`", "int DIGITS = 4", "int DIGITS = 1");
    }

    /** The engine copies the code of stages that are records: it must be that of the other build. */
    @Test
    void aChangedConstantInARecordStage() {
        assertDiffers("sequence 2, stage `points`: `points` is `10`, by changed.jar `11`\n"
            + "  the row: `1970-01-01T00:00:00.100Z,bolt,2.0010,1,0.38,10`", "BONUS = 10", "BONUS = 11");
    }

    @Test
    void anotherWindowSize() {
        assertDiffers("sequence 11, stage `sums`: a row comes out that does not by changed.jar\n"
            + "  the row: `1970-01-01T00:00:00Z,1970-01-01T00:00:01Z,bolt,2.85,3`",
            "WINDOW_MS = 1_000", "WINDOW_MS = 2_000");
    }

    @Test
    void theStretchIsBounded() {
        final Path other = ChangedShop.classes(directory, "int DIGITS = 4", "int DIGITS = 1");
        assertEquals("the same: 6 stages and sinks\n", journal.replay("--against", other, "--to", 52).out());
        final ShopJournal.Ended ended = journal.replay("--against", other, "--from", 54, "--to", 10_000);
        assertTrue(ended.err().startsWith("turgo: the pipelines differ at sequence 54, stage `tax`: `tax` is "),
            ended::toString);
    }

    @Test
    void stagesAndFieldsThatOnlyOneHasAreListed() {
        final ShopJournal.Ended ended = journal.replay("--against", ChangedShop.jar(directory,
            ".through(\"points\", new Points(\"points\"))", ".deriveLong(\"half\", order -> order.quantity() / 2)"));
        assertEquals("", ended.err());
        assertEquals(String.join("\n", "the same: 5 stages and sinks", "stage `points` is not in changed.jar",
            "stage `half` is only in changed.jar", "field `points` of sink `orders-csv` is not in changed.jar",
            "field `half` of sink `orders-csv` is only in changed.jar", ""), ended.out());
    }

    @Test
    void aPipelineThatFails() {
        final ShopJournal.Ended ended = journal.replay("--against", ChangedShop.jar(directory,
            "order.quantity() >= LEAST_QUANTITY", "order.quantity() / (order.quantity() - 3) != 100"));
        assertEquals("turgo: changed.jar fails, the present pipeline had not by then: stage `enough` of `orders` "
            + "failed at sequence 4, source position 3: / by zero; the engine stops here and does not go past it\n",
            ended.err());
        assertEquals(ExitCode.USER, ended.code());
    }

    @Test
    void aSourceThatDoesNotFit() {
        final ShopJournal.Ended ended = journal.replay("--against", ChangedShop.jar(directory,
            "\"price\", 18, 4", "\"price\", 18, 5"));
        final String line = "source orders(time TIMESTAMP, item SYMBOL, price DECIMAL(18, 4), quantity INT64) as "
            + "orders partitions 1 EventTime[field=time, disorderNs=1, idleTimeoutNs=0, mark=null]";
        assertEquals("turgo: changed.jar: the journal was written by another pipeline, whose sources or reference "
            + "tables this one does not have: it had `" + line + "` where this one has `"
            + line.replace("18, 4", "18, 5") + "`; they keep their order, schema, partitions and times, new ones come "
            + "behind them; run the pipeline that wrote it, or give the changed one a data directory of its own\n",
            ended.err());
        assertEquals(ExitCode.USER, ended.code());
    }

    @Test
    void whatCannotBeAPipeline() throws IOException {
        final Path missing = directory.resolve("missing.jar");
        assertEquals("turgo: `" + missing + "` is neither a file of SQL, a jar nor a directory of classes; name one "
            + "with a pipeline in it\n", journal.replay("--against", missing).err());
        final Path empty = Files.createDirectory(directory.resolve("empty"));
        assertEquals("turgo: there is no pipeline in `" + empty + "`: it has no file "
            + "META-INF/services/io.turgo.daemon.PipelineProvider that names one\n",
            journal.replay("--against", empty).err());
        assertEquals("turgo: --against runs both pipelines fused, leave --threads out\n",
            journal.replay("--against", empty, "--threads", "pipelined").err());
        assertEquals("turgo: --expect, --check and --against are comparisons, choose one of them\n",
            journal.replay("--against", empty, "--expect", empty).err());
    }

    @Test
    void aBuildThatIsNotWhole() throws IOException {
        final Path classes = ChangedShop.classes(directory);
        Files.delete(classes.resolve("io/turgo/daemon/gate/Shop$Points.class"));
        final String said = journal.replay("--against", classes).err();
        assertTrue(said.startsWith("turgo: pipeline io.turgo.daemon.gate.Shop of `" + classes
            + "` lacks some of its classes, or has them of another version: java.lang.IllegalAccessError: "), said);
        Files.delete(classes.resolve("io/turgo/daemon/gate/Shop.class"));
        final String without = journal.replay("--against", classes).err();
        assertEquals("turgo: pipeline io.turgo.daemon.gate.Shop of `" + classes + "` is not in it\n", without);
    }
}
