package io.turgo.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class RecordLayoutTest {
    @Property(tries = 200)
    void columnsFillTheFixedPartWithoutGapOrOverlapEachAtItsAlignment(@ForAll long seed) {
        final RecordLayout layout = RecordLayout.of(new SampleRows(seed).schema(140));
        final BitSet taken = new BitSet();
        taken.set(0, RecordDescriptor.HEADER_LENGTH + layout.nullWords() * Long.BYTES);
        for (final Column column : layout.columns()) {
            final int width = column.field().widthBytes();
            assertEquals(0, column.offset() % Math.min(width, Long.BYTES), column.toString());
            assertTrue(taken.get(column.offset(), column.offset() + width).isEmpty(), column.toString());
            taken.set(column.offset(), column.offset() + width);
        }
        assertEquals(layout.fixedLength(), taken.cardinality());
        assertEquals(layout.fixedLength(), taken.length());
    }

    @Property(tries = 200)
    void eachColumnHasANullBitOfItsOwn(@ForAll long seed) {
        final RecordLayout layout = RecordLayout.of(new SampleRows(seed).schema(140));
        final Set<List<Long>> bits = new HashSet<>();
        for (final Column column : layout.columns()) {
            assertEquals(1, Long.bitCount(column.nullMask()));
            assertTrue(column.nullOffset() >= RecordDescriptor.HEADER_LENGTH
                && column.nullOffset() < RecordDescriptor.HEADER_LENGTH + layout.nullWords() * Long.BYTES);
            assertTrue(bits.add(List.of((long) column.nullOffset(), column.nullMask())), column.toString());
        }
    }

    @Property(tries = 100)
    void equalRecordsHaveEqualBytesWhateverTheSlotHeldBefore(@ForAll long seed) {
        final SampleRows samples = new SampleRows(seed);
        final RecordLayout layout = RecordLayout.of(samples.schema(70));
        final Row first = samples.slot().reset(layout);
        final Row second = samples.slot().reset(layout);
        for (final Column column : layout.columns()) {
            final Object value = samples.value(column.field());
            SampleRows.write(first, column, value, SampleRows.symbols());
            if (value == null && column.type() != Type.STRING) {
                SampleRows.write(second, column, samples.value(required(column.field())), SampleRows.symbols());
            }
            SampleRows.write(second, column, value, SampleRows.symbols());
        }
        assertEquals(first.length(), second.length());
        assertEquals(new UnsafeBuffer(first.buffer(), first.offset(), first.length()),
            new UnsafeBuffer(second.buffer(), second.offset(), second.length()));
    }

    private static Field required(Field field) {
        return new Field(field.name(), field.type(), field.precision(), field.scale(), false);
    }

    @Test
    void resetAndSetNullTouchNothingOutsideTheRecord() {
        final RecordLayout layout = RecordLayout.of(Schema.named("flags").bool("a").bool("b").int32("n").build());
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(128));
        buffer.setMemory(0, 128, (byte) 7);
        final Row row = new Row().wrap(buffer, 8, layout.fixedLength()).reset(layout);
        layout.columns().forEach(row::setNull);
        assertEquals(7, buffer.getByte(7));
        assertEquals(7, buffer.getByte(8 + layout.fixedLength()));
        assertFalse(row.bool(layout.column("a")));
    }

    @Test
    void aStringTooLargeForItsSlotIsRefusedAndChangesNothing() {
        final RecordLayout layout = RecordLayout.of(Schema.named("notes").string("note").build());
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(layout.fixedLength() + 8));
        final Row row = new Row().wrap(buffer, 0, layout.fixedLength() + 3).reset(layout);
        final byte[] before = SampleRows.bytes(buffer);
        final RecordTooLargeException error = assertThrows(RecordTooLargeException.class,
            () -> row.string(layout.column("note"), new byte[4], 0, 4));
        assertEquals("slotBytes=51 < record=52 (at field `note`), raise turgo.ring.slot.bytes", error.getMessage());
        assertEquals(new UnsafeBuffer(before), buffer);
    }
}
