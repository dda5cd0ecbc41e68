package io.turgo.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.Allocations;
import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.RecordLayout;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.SampleRows;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Random schemas and sequences of rows: what is decoded has the bytes of what was encoded. */
class RowColumnsTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int ROWS = 20;
    private static final int FRAME_BYTES = 1 << 18;
    private static final int START = 5;
    /** Stands for what the caller has in the buffer behind the frame's end. */
    private static final byte RUBBISH = (byte) 0xEE;

    private final SymbolDictionary symbols = SampleRows.symbols();

    /** A frame of random rows. */
    private final class Sample {
        final SampleRows samples;
        final RecordLayout layout;
        final int sources;
        final List<Row> rows = new ArrayList<>();
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(FRAME_BYTES));
        final int end;

        Sample(long seed, int maxFields, int rowCount) {
            samples = new SampleRows(seed);
            layout = RecordLayout.of(samples.schema(maxFields));
            sources = samples.random().nextInt(layout.columns().size() + 1);
            for (int i = 0; i < rowCount; i++) {
                rows.add(row());
            }
            end = encode(new RowColumns(layout, sources), frame);
        }

        private Row row() {
            final Row row = samples.slot().reset(layout);
            final List<Column> columns = layout.columns().subList(0, sources);
            final Random random = samples.random();
            row.kind(random.nextInt(4) == 0 ? RowKind.of(random.nextInt(4)) : RowKind.INSERT);
            for (final Column column : columns) {
                SampleRows.write(row, column, samples.value(column.field()), symbols);
            }
            for (int again = random.nextInt(3) == 0 ? random.nextInt(5) : 0; again > 0 && sources > 0; again--) {
                final Column column = columns.get(random.nextInt(sources));
                SampleRows.write(row, column, samples.value(column.field()), symbols);
            }
            return row;
        }

        int encode(RowColumns columns, UnsafeBuffer target) {
            columns.clear();
            gather(columns);
            final int max = columns.maxEncodedBytes();
            final int end = columns.encode(target, START);
            assertTrue(end - START <= max, "encoded " + (end - START) + " > max " + max);
            return end;
        }

        /** As many at a time as it happens. */
        private void gather(RowColumns columns) {
            final long[] single = new long[1];
            for (final Row row : rows) {
                single[0] = address(row);
                columns.gather(single, 1);
            }
        }

        int decode(RowColumns columns, UnsafeBuffer source, int limit) {
            return columns.decode(rows.size(), source, START, limit);
        }

        Row target() {
            return samples.slot().reset(layout);
        }
    }

    @Property(tries = 150)
    void rowsComeBackByteByByte(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            final Sample sample = new Sample(seed + round, 75, ROWS);
            sample.frame.setMemory(sample.end, 64, RUBBISH);
            final RowColumns columns = new RowColumns(sample.layout, sample.sources);
            assertEquals(sample.end, sample.decode(columns, sample.frame, sample.end));
            for (int i = 0; i < sample.rows.size(); i++) {
                final Row actual = sample.target();
                assertEquals(sample.rows.get(i).length(), columns.recordBytes(i));
                columns.scatter(i, actual);
                assertEquals(bytes(sample.rows.get(i)), bytes(actual));
            }
        }
    }

    private static long address(Row row) {
        return row.buffer().addressOffset() + row.offset();
    }

    private static UnsafeBuffer bytes(Row row) {
        return new UnsafeBuffer(row.buffer(), row.offset(), row.length());
    }

    @Property(tries = 50)
    void theSameRowsGiveTheSameBytesWhateverTheCodecDidBefore(@ForAll long seed) {
        final Sample sample = new Sample(seed, 75, ROWS);
        final RowColumns used = new RowColumns(sample.layout, sample.sources);
        final UnsafeBuffer again = new UnsafeBuffer(ByteBuffer.allocateDirect(FRAME_BYTES));
        sample.encode(used, again);
        again.setMemory(0, FRAME_BYTES, RUBBISH);
        assertEquals(sample.end, sample.encode(used, again));
        assertEquals(new UnsafeBuffer(sample.frame, 5, sample.end - 5), new UnsafeBuffer(again, 5, sample.end - 5));
    }

    @Property(tries = 100)
    void truncatedRowsAreRefusedByNameWithoutReadingPastTheLimit(@ForAll long seed) {
        final Sample sample = new Sample(seed, 75, 1);
        for (int limit = 5; limit < sample.end; limit++) {
            final UnsafeBuffer cut = new UnsafeBuffer(sample.frame, 0, limit);
            final int given = limit;
            final EngineException error = assertThrows(EngineException.class, () ->
                sample.decode(new RowColumns(sample.layout, sample.sources), cut, given));
            assertTrue(error.getMessage().startsWith("malformed records of `samples` at byte 5 of their frame: "),
                error.getMessage());
        }
    }

    @Property(tries = 300)
    void garbledRowsAreDecodedOrRefusedWithinBoundsAndNeverTouchAnythingElse(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            final Sample sample = new Sample(seed + round, 75, 3);
            garble(sample.frame, sample.samples.random(), sample.end);
            final UnsafeBuffer frame = new UnsafeBuffer(sample.frame, 0, sample.end);
            final Row target = sample.target();
            final int capacity = sample.layout.fixedLength() + 100;
            target.wrap(target.buffer(), target.offset(), capacity);
            final UnsafeBuffer behind = new UnsafeBuffer(
                SampleRows.bytes(target.buffer()), target.offset() + capacity, 1_000);
            final RowColumns columns = new RowColumns(sample.layout, sample.sources);
            try {
                final int at = sample.decode(columns, frame, sample.end);
                assertTrue(at > 5 && at <= sample.end);
                for (int i = 0; i < sample.rows.size(); i++) {
                    columns.scatter(i, target);
                    assertTrue(target.length() <= capacity);
                    checkStrings(sample, target);
                }
            } catch (final EngineException e) {
                assertTrue(e.getMessage().startsWith("malformed records of `samples`"), e.getMessage());
            } catch (final RecordTooLargeException e) {
                assertTrue(e.getMessage().startsWith("slotBytes=" + capacity + " < record="), e.getMessage());
            }
            assertEquals(behind, new UnsafeBuffer(target.buffer(), target.offset() + capacity, 1_000));
        }
    }

    private static void garble(UnsafeBuffer frame, Random random, int end) {
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            frame.putByte(5 + random.nextInt(end - 5), (byte) random.nextInt());
        }
    }

    private static void checkStrings(Sample sample, Row row) {
        for (final Column column : sample.layout.columns()) {
            if (column.type() == Type.STRING && !row.isNull(column)) {
                assertTrue(row.stringOffset(column) - row.offset() >= sample.layout.fixedLength());
                assertTrue(row.stringOffset(column) - row.offset() + row.stringLength(column) <= row.length());
            }
        }
    }

    private static RecordLayout trades() {
        return RecordLayout.of(Schema.named("trades").timestamp("time").symbol("symbol").decimal("price", 18, 4)
            .int64("quantity").bool("buy").field(Field.string("note").orNull()).float64("notional").build());
    }

    private static int mixed(int i) {
        return Long.hashCode(i * 0x9E3779B97F4A7C15L);
    }

    private Row trade(RecordLayout layout, int i) {
        final Row row = new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(512)), 0, 512).reset(layout);
        row.int64(layout.column("time"), 1_700_000_000_000_000_000L + 1_000L * i);
        row.int32(layout.column("symbol"), mixed(i) >>> 25);
        row.int64(layout.column("price"), 1_000_000 + (mixed(i) & 7));
        row.int64(layout.column("quantity"), 100);
        row.bool(layout.column("buy"), true);
        return row;
    }

    private static UnsafeBuffer encoded(RowColumns columns, Row... rows) {
        for (final Row row : rows) {
            columns.gather(new long[] {address(row)}, 1);
        }
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(columns.maxEncodedBytes()));
        return new UnsafeBuffer(frame, 0, columns.encode(frame, 0));
    }

    @Test
    void typicalTradesTakeFewBits() {
        final RecordLayout layout = trades();
        final Row[] rows = new Row[128];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = trade(layout, i);
        }
        final int symbols = 7 * 128 / 8;
        final int prices = 3 * 128 / 8;
        assertEquals(1 + 1 + 2 + 12 + 4 + prices + 3 + 2 + symbols + 2 + 3,
            encoded(new RowColumns(layout, 6), rows).capacity(),
            "kinds, nulls, notes always null, time, prices, quantity, symbols, buy, notes' tails");
    }

    @Test
    void sequenceAndTimesAreNotEncoded() {
        final RecordLayout layout = trades();
        final Row row = trade(layout, 3);
        row.sequence(7);
        row.eventTimeNs(8);
        row.ingestTimeNs(9);
        row.kind(RowKind.DELETE);
        final UnsafeBuffer frame = encoded(new RowColumns(layout, 6), row);
        final RowColumns columns = new RowColumns(layout, 6);
        columns.decode(1, frame, 0, frame.capacity());
        final Row decoded = trade(layout, 9);
        columns.scatter(0, decoded);
        assertEquals(0, decoded.sequence() | decoded.eventTimeNs() | decoded.ingestTimeNs());
        assertEquals(RowKind.DELETE, decoded.kind());
        assertEquals(RecordDescriptor.HEADER_LENGTH + 8, layout.column("time").offset());
    }

    @Test
    void aRowLongerThanItsSlotIsRefused() {
        final RecordLayout layout = trades();
        final Row row = trade(layout, 3);
        row.string(layout.column("note"), new byte[20], 0, 20);
        final UnsafeBuffer frame = encoded(new RowColumns(layout, 6), row);
        final RowColumns columns = new RowColumns(layout, 6);
        columns.decode(1, frame, 0, frame.capacity());
        final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        final Row small = new Row().wrap(slot, 0, layout.fixedLength() + 19);
        assertThrows(RecordTooLargeException.class, () -> columns.scatter(0, small));
    }

    @Test
    void aSymbolThatIsUnknownIsNotEncoded() {
        final RecordLayout layout = trades();
        final Row row = trade(layout, 3);
        row.int32(layout.column("symbol"), SymbolDictionary.UNKNOWN);
        assertEquals("symbol number=-1 is in no dictionary, a source set a number that it was not given",
            assertThrows(EngineException.class, () -> encoded(new RowColumns(layout, 6), row)).getMessage());
    }

    @Test
    void encodingAndDecodingAllocateNothing() {
        final Sample sample = new Sample(42, 75, ROWS);
        final RowColumns encoder = new RowColumns(sample.layout, sample.sources);
        final RowColumns decoder = new RowColumns(sample.layout, sample.sources);
        final Row target = sample.target();
        final long[] single = new long[1];
        Allocations.assertNone(() -> {
            for (int i = 0; i < 200; i++) {
                encoder.clear();
                for (int k = 0; k < ROWS; k++) {
                    single[0] = address(sample.rows.get(k));
                    encoder.gather(single, 1);
                }
                encoder.encode(sample.frame, START);
                decoder.decode(ROWS, sample.frame, START, sample.end);
                for (int k = 0; k < ROWS; k++) {
                    decoder.scatter(k, target);
                }
            }
        });
    }
}
