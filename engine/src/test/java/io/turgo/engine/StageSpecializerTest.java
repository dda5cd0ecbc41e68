package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class StageSpecializerTest {
    private static final Schema SCHEMA = Schema.named("rows").int64("n").build();
    private final Row row = new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(256)), 0, 256);

    /** Has a field of each kind, a lambda, own methods, a static one and mutable state in a private class. */
    private record EveryKind(
        boolean flag, byte small, short medium, char letter, int number, long wide, float single, double real,
        String text, Seen seen) implements Stage {
        private static final class Seen {
            private final List<String> lines = new ArrayList<>();
        }

        @Override
        public boolean onRow(Row row) {
            final LongPredicate odd = sequence -> sequence % 2 == 1;
            seen.lines.add(line(row.sequence()));
            return odd.test(row.sequence());
        }

        private String line(long sequence) {
            return joined(sequence, flag + " " + small + medium + letter + number + wide + single + real) + text();
        }

        private static String joined(long sequence, String rest) {
            return sequence + rest;
        }

        @Override
        public void onWatermark(long watermarkNs) {
            if (watermarkNs < wide) {
                throw new IllegalStateException(text);
            }
        }
    }

    private record Keyed(KeyedTable table) implements KeyedStage {
        @Override
        public boolean onRow(Row row) {
            return table.findOrAdd(row.sequence()) >= 0 && table.added();
        }
    }

    private record Related(int number) implements Stage {
        @Override
        public boolean onRow(Row row) {
            return isSame(this);
        }

        private boolean isSame(Related other) {
            return other.number == number;
        }
    }

    private record Capturing(int number) implements Stage {
        @Override
        public boolean onRow(Row row) {
            final LongPredicate same = sequence -> sequence == number;
            return same.test(row.sequence());
        }
    }

    private static final class NoRecord implements Stage {
        @Override
        public boolean onRow(Row row) {
            return true;
        }
    }

    @Test
    void aCopyDoesWhatTheRecordDoesToTheSameState() {
        row.reset(RecordLayout.of(SCHEMA));
        final EveryKind stage =
            new EveryKind(true, (byte) 1, (short) 2, 'c', 1, 5L, 1.5f, 2.5, "text", new EveryKind.Seen());
        final Stage copy = StageSpecializer.specialize(stage);
        assertTrue(copy.getClass().isHidden());
        for (int i = 0; i < 4; i++) {
            row.sequence(i);
            assertEquals(stage.onRow(row), copy.onRow(row), "sequence " + i);
        }
        for (int i = 0; i < stage.seen.lines.size(); i += 2) {
            assertEquals(stage.seen.lines.get(i), stage.seen.lines.get(i + 1));
        }
        assertEquals(8, stage.seen.lines.size());
        copy.onWatermark(5);
        assertEquals("text", assertThrows(IllegalStateException.class, () -> copy.onWatermark(4)).getMessage());
    }

    @Test
    void stagesOfOneClassGetClassesOfTheirOwnSoThatNoCallSeesTwo() {
        final Stage one = StageSpecializer.specialize(new Keyed(null));
        assertNotSame(one.getClass(), StageSpecializer.specialize(new Keyed(null)).getClass());
    }

    @Test
    void aKeyedStageIsCopiedToo() {
        try (KeyedTable table = new KeyedTable("t", new StateLayout(8, 0, 0), 0)) {
            row.reset(RecordLayout.of(SCHEMA));
            final Stage copy = StageSpecializer.specialize(new Keyed(table));
            assertTrue(copy.getClass().isHidden());
            assertTrue(copy.onRow(row));
            assertFalse(copy.onRow(row));
            assertEquals(1, table.size());
        }
    }

    @Test
    void whatACopyCannotStandForRunsAsItIs() {
        final Stage related = new Related(1);
        assertSame(related, StageSpecializer.specialize(related));
        final Stage capturing = new Capturing(1);
        assertSame(capturing, StageSpecializer.specialize(capturing));
        final Stage plain = new NoRecord();
        assertSame(plain, StageSpecializer.specialize(plain));
    }

    @Test
    void theCodeOfASegmentRunsItsStagesInTheirBranches() {
        row.reset(RecordLayout.of(SCHEMA));
        row.sequence(7);
        final SegmentCode code = SegmentCompiler.compile(List.of(
            running(new Related(1), 1, 2), running(new NoRecord(), 2, 4), running(new NoRecord(), 8, 16)),
            SystemNanoClock.INSTANCE);
        assertEquals(1 | 2 | 4, code.onRow(row, 1));
        assertEquals(8 | 16, code.onRow(row, 8));
        assertEquals(List.of(1L, 1L, 1L), List.of(code.passedCount(0), code.passedCount(1), code.passedCount(2)));
    }

    private static RunningStage running(Stage stage, long parentBit, long ownBit) {
        return new RunningStage("stage", stage, parentBit, ownBit, new int[0], null, null, null, Map.of(), false);
    }
}
