package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.DecodedFrame;
import io.turgo.frame.EntryStreams;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.FrameWriter;
import io.turgo.frame.JournalReader;
import io.turgo.record.RecordLayout;
import io.turgo.record.Schema;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Frames decoded ahead are those that are there, in order; what goes wrong is heard behind those before it. */
class DecodeAheadTest {
    private static final RecordLayout LAYOUT =
        RecordLayout.of(Schema.named("rows").int64("value").string("text").build());
    private static final int ROOM = LAYOUT.fixedLength() + 100;
    private static final BooleanSupplier ALWAYS = () -> true;

    /** Frame n has n % 7 + 1 records, each with n as its value; then an end or an error. */
    private static final class Frames implements JournalReader {
        private final FrameWriter writer = new FrameWriter(streams(), new SymbolDictionary(1), 1 << 20);
        private final UnsafeBuffer slots = new UnsafeBuffer(ByteBuffer.allocateDirect(8 * 512));
        private final Slot slot = new Slot();
        private final int count;
        private final Throwable end;
        private int next = 1;
        private volatile boolean closed;

        Frames(int count, Throwable end) {
            this.count = count;
            this.end = end;
        }

        @Override
        public boolean next(Frame frame) {
            if (next > count) {
                throwEnd();
                return false;
            }
            writer.begin(0);
            for (int i = 0; i <= next % 7; i++) {
                slot.wrap(slots, i * 512, 512).reset(SlotKind.DATA, 0);
                slot.row().reset(LAYOUT).int64(LAYOUT.column("value"), next);
                slot.row().string(LAYOUT.column("text"), new byte[next % 300], 0, next % 300);
                writer.add(slot);
            }
            final Frame written = writer.seal(new UUID(0, 1), next, next, 5);
            frame.ensureCapacity(written.length());
            frame.buffer().putBytes(0, written.buffer(), 0, written.length());
            next++;
            return true;
        }

        private void throwEnd() {
            if (end instanceof Error) {
                throw (Error) end;
            }
            if (end != null) {
                throw (RuntimeException) end;
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static EntryStreams streams() {
        return new EntryStreams(List.of(new EntryStreams.Shape(LAYOUT, 2)), List.of());
    }

    private static ReplayInput open(JournalReader frames, int ahead, BooleanSupplier mayRun) {
        final Supplier<DecodedFrame> newFrame = () -> new DecodedFrame(ROOM, ROOM);
        final FrameDecoder decoder =
            new FrameDecoder(frames, new FrameParser(streams(), new SymbolDictionary(1)), newFrame);
        return ahead == 0 ? decoder : new DecodeAhead(decoder, ahead, newFrame, mayRun);
    }

    private static void requireFrame(DecodedFrame frame, int number) {
        final Slot slot = new Slot();
        assertEquals(number, frame.number());
        assertEquals(number % 7 + 1, frame.entries());
        for (int i = 0; i < frame.entries(); i++) {
            frame.wrap(slot, i);
            assertEquals(SlotKind.DATA, slot.kind());
            assertEquals(number, slot.row().int64(LAYOUT.column("value")));
            assertEquals(number % 300, slot.row().stringLength(LAYOUT.column("text")));
            slot.row().int64(LAYOUT.column("value"), -1);
        }
    }

    @Property(tries = 60)
    void allFramesComeInOrder(@ForAll @IntRange(max = 5) int ahead, @ForAll @IntRange(max = 700) int count) {
        final Frames frames = new Frames(count, null);
        try (ReplayInput input = open(frames, ahead, ALWAYS)) {
            for (int number = 1; number <= count; number++) {
                requireFrame(input.next(), number);
            }
            assertNull(input.next());
            assertNull(input.next());
            assertFalse(frames.closed);
        }
        assertTrue(frames.closed);
    }

    @Property(tries = 60)
    void anErrorComesBehindTheFramesBeforeIt(
        @ForAll @IntRange(max = 5) int ahead, @ForAll @IntRange(max = 40) int count, @ForAll boolean fatal) {
        final Throwable error = fatal ? new StackOverflowError("made up") : new EngineException("made up");
        try (ReplayInput input = open(new Frames(count, error), ahead, ALWAYS)) {
            for (int number = 1; number <= count; number++) {
                requireFrame(input.next(), number);
            }
            assertSame(error, assertThrows(Throwable.class, input::next));
        }
    }

    @Test
    void closingInTheMiddleEndsTheThread() {
        for (int taken = 0; taken < 20; taken++) {
            final Frames frames = new Frames(Integer.MAX_VALUE, null);
            try (ReplayInput input = open(frames, 3, ALWAYS)) {
                for (int number = 1; number <= taken; number++) {
                    requireFrame(input.next(), number);
                }
            }
            assertTrue(frames.closed);
            assertFalse(Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().equals("turgo-replay") && each.isAlive()));
        }
    }

    /** Its reader waits for ever, as on a disk that does not answer: until the test lets it go. */
    @Test
    void aFailedEngineIsNotWaitedFor() {
        final AtomicBoolean mayRun = new AtomicBoolean(true);
        final AtomicBoolean stuck = new AtomicBoolean(true);
        final JournalReader reader = new JournalReader() {
            @Override
            public boolean next(Frame frame) {
                mayRun.set(false);
                while (stuck.get()) {
                    Thread.onSpinWait();
                }
                return false;
            }

            @Override
            public void close() {
                stuck.set(false);
            }
        };
        try (ReplayInput input = open(reader, 1, mayRun::get)) {
            assertNull(input.next());
            stuck.set(false);
        }
    }
}
