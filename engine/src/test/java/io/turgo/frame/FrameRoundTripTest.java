package io.turgo.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.SampleRows;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotDescriptor;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Random entries through frames of random sizes: what is parsed is what was written. */
class FrameRoundTripTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final UUID ID = new UUID(3, 4);

    /** One run: random shapes, random entries, frames as they fill. */
    private static final class Run {
        private final SampleRows samples;
        private final Random random;
        private final List<RecordLayout> sources = new ArrayList<>();
        private final List<RecordLayout> tables = new ArrayList<>();
        private final SymbolDictionary symbols = new SymbolDictionary(2 * SampleRows.SYMBOLS);
        private final List<String> written = new ArrayList<>();
        private final List<byte[]> frames = new ArrayList<>();
        private long controls;

        Run(long seed) {
            samples = new SampleRows(seed);
            random = samples.random();
            for (int i = 0; i <= random.nextInt(3); i++) {
                sources.add(RecordLayout.of(samples.schema(20)));
                tables.add(RecordLayout.of(samples.schema(5)));
            }
        }

        private EntryStreams streams() {
            return new EntryStreams(shapes(sources), shapes(tables));
        }

        private static List<EntryStreams.Shape> shapes(List<RecordLayout> layouts) {
            return layouts.stream().map(layout -> new EntryStreams.Shape(layout, layout.columns().size())).toList();
        }

        private Slot slot() {
            final byte[] bytes = new byte[SampleRows.SLOT_BYTES + SlotDescriptor.RECORD_OFFSET];
            random.nextBytes(bytes);
            return new Slot().wrap(
                new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length).put(bytes)), 0, bytes.length);
        }

        void write(int entries) {
            final FrameWriter writer = new FrameWriter(streams(), symbols, 1 + random.nextInt(4000));
            long sequence = 1;
            int left = entries;
            while (left > 0) {
                final List<Slot> batch = new ArrayList<>();
                for (int i = random.nextInt(left) + 1; i > 0; i--) {
                    batch.add(entry());
                }
                final long before = controls;
                writer.begin(before);
                int taken = 0;
                boolean room = true;
                while (room && taken < batch.size()) {
                    final Slot slot = batch.get(taken++);
                    if (slot.kind() == SlotKind.CATALOG) {
                        writer.addCatalog(("catalog " + slot.position()).getBytes(StandardCharsets.UTF_8));
                    } else {
                        writer.add(slot);
                    }
                    controls += slot.kind().isSequenced() ? 0 : 1;
                    written.add(text(slot));
                    room = writer.hasRoom();
                }
                left -= taken;
                final Frame frame = writer.seal(ID, frames.size() + 1L, sequence, 77);
                sequence += frame.count();
                final byte[] bytes = new byte[frame.length()];
                frame.buffer().getBytes(0, bytes);
                frames.add(bytes);
            }
        }

        private Slot entry() {
            final Slot slot = slot();
            final SlotKind[] kinds = SlotKind.values();
            final SlotKind kind = random.nextInt(3) > 0 ? SlotKind.DATA
                : kinds[1 + random.nextInt(SlotKind.CATALOG.ordinal())];
            slot.reset(kind, kind.hasRow() && kind != SlotKind.DEAD_LETTER || kind == SlotKind.IDLE
                ? random.nextInt(sources.size()) : 0);
            slot.partition(kind == SlotKind.CATALOG ? 0 : random.nextInt(3));
            final long position = random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(9);
            slot.position(kind == SlotKind.CATALOG ? 0 : position);
            if (kind.hasRow()) {
                final RecordLayout layout = layout(slot);
                final Row row = slot.row().reset(layout);
                for (final Column column : layout.columns()) {
                    final Object value = samples.value(column.field());
                    if (value instanceof String) {
                        symbols.intern("S" + random.nextInt(SampleRows.SYMBOLS));
                    }
                    if (column.type() == Type.SYMBOL && value != null) {
                        row.int32(column, symbols.intern((String) value));
                    } else {
                        SampleRows.write(row, column, value, symbols);
                    }
                }
            }
            return slot;
        }

        private RecordLayout layout(Slot slot) {
            switch (slot.kind()) {
                case DATA:
                    return sources.get(slot.id());
                case DEAD_LETTER:
                    return sources.get(0);
                default:
                    return tables.get(slot.id());
            }
        }

        private String text(Slot slot) {
            if (slot.kind() == SlotKind.CATALOG) {
                return "CATALOG";
            }
            final StringBuilder text = new StringBuilder().append(slot.kind()).append(' ').append(slot.id()).append(' ')
                .append(slot.partition()).append(' ').append(slot.position());
            if (slot.kind().hasRow()) {
                text.append(' ').append(slot.row().kind());
                layout(slot).columns().forEach(column -> text.append(',')
                    .append(SampleRows.read(slot.row(), column, symbols)));
            }
            return text.toString();
        }

        void checkParsed() {
            final SymbolDictionary parsed = new SymbolDictionary(2 * SampleRows.SYMBOLS);
            final FrameParser parser = new FrameParser(streams(), parsed);
            final Frame frame = new Frame(FrameDescriptor.HEADER_LENGTH);
            final Slot slot = slot();
            long seenControls = 0;
            int next = 0;
            for (int i = 0; i < frames.size(); i++) {
                frame.ensureCapacity(frames.get(i).length);
                frame.buffer().putBytes(0, frames.get(i));
                assertEquals(null, frame.fault(frames.get(i).length, ID, i + 1L));
                parser.wrap(frame);
                assertEquals(seenControls, parser.controlRecordsBefore());
                int records = 0;
                while (parser.next(slot)) {
                    assertEquals(written.get(next++), text(slot));
                    records += slot.kind().isSequenced() ? 1 : 0;
                    seenControls += slot.kind().isSequenced() ? 0 : 1;
                    assertTrue(slot.kind() != SlotKind.CATALOG || parser.catalog().startsWith("catalog "));
                }
                assertEquals(frame.count(), records);
            }
            assertEquals(written.size(), next);
            for (int i = 0; i < parsed.size(); i++) {
                assertEquals(symbols.text(i), parsed.text(i));
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void entriesComeBack(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            final Run run = new Run(seed + round);
            run.write(50);
            run.checkParsed();
        }
    }

    @Test
    void everyFlippedBitIsFound() {
        final Run run = new Run(1);
        run.write(5);
        final Frame frame = new Frame(FrameDescriptor.HEADER_LENGTH);
        final byte[] good = run.frames.get(0);
        frame.ensureCapacity(good.length);
        for (int bit = 0; bit < good.length * Byte.SIZE; bit++) {
            frame.buffer().putBytes(0, good);
            frame.buffer().putByte(bit / Byte.SIZE, (byte) (good[bit / Byte.SIZE] ^ 1 << bit % Byte.SIZE));
            assertFalse(frame.fault(good.length, ID, 1) == null, "bit " + bit);
        }
        frame.buffer().putBytes(0, good);
        assertTrue(frame.fault(good.length, ID, 2).contains("frame number 1 != expected 2"));
        assertTrue(frame.fault(good.length, new UUID(0, 1), 1).contains("in journal"));
        assertTrue(frame.fault(good.length - 1, ID, 1) != null);
    }

    @Test
    void aRowOfAnotherPipelineIsNamed() {
        final RecordLayout layout = RecordLayout.of(Schema.named("rows").int64("value").build());
        final EntryStreams streams =
            new EntryStreams(List.of(new EntryStreams.Shape(layout, 1)), List.of());
        assertEquals("the journal has a row of source 1, the pipeline has 1; it was written by another pipeline",
            assertThrows(EngineException.class, () -> streams.use(SlotKind.DATA, 1)).getMessage());
        assertEquals(
            "the journal has a row of reference table 0, the pipeline has 0; it was written by another pipeline",
            assertThrows(EngineException.class, () -> streams.use(SlotKind.REFERENCE, 0)).getMessage());
    }
}
