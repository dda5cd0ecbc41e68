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
class RowCodecTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int ROWS = 20;
    private static final int FRAME_BYTES = 1 << 18;
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
            end = encode(new RowCodec(layout, sources), frame);
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

        int encode(RowCodec codec, UnsafeBuffer target) {
            codec.reset();
            int at = 5;
            for (final Row row : rows) {
                final int max = codec.maxEncodedBytes(row);
                final int start = at;
                at = codec.encode(row, target, at);
                assertTrue(at - start <= max, "encoded " + (at - start) + " > max " + max);
            }
            return at;
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
            final RowCodec codec = new RowCodec(sample.layout, sample.sources);
            codec.reset();
            int at = 5;
            for (final Row expected : sample.rows) {
                final Row actual = sample.target();
                at = codec.decode(sample.frame, at, sample.end, actual);
                assertEquals(bytes(expected), bytes(actual));
            }
            assertEquals(sample.end, at);
        }
    }

    private static UnsafeBuffer bytes(Row row) {
        return new UnsafeBuffer(row.buffer(), row.offset(), row.length());
    }

    @Property(tries = 50)
    void theSameRowsGiveTheSameBytesWhateverTheCodecDidBefore(@ForAll long seed) {
        final Sample sample = new Sample(seed, 75, ROWS);
        final RowCodec used = new RowCodec(sample.layout, sample.sources);
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
                new RowCodec(sample.layout, sample.sources).decode(cut, 5, given, sample.target()));
            assertTrue(error.getMessage().startsWith("malformed record of `samples` at byte 5 of its frame: "),
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
            final RowCodec codec = new RowCodec(sample.layout, sample.sources);
            try {
                final int at = codec.decode(frame, 5, sample.end, target);
                assertTrue(at > 5 && at <= sample.end);
                assertTrue(target.length() <= capacity);
                checkStrings(sample, target);
            } catch (final EngineException e) {
                assertTrue(e.getMessage().startsWith("malformed record of `samples`"), e.getMessage());
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

    private Row trade(RecordLayout layout, int i) {
        final Row row = new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(512)), 0, 512).reset(layout);
        row.int64(layout.column("time"), 1_700_000_000_000_000_000L + 1_000L * i);
        row.int32(layout.column("symbol"), i % 100);
        row.int64(layout.column("price"), 1_000_000 + i % 7);
        row.int64(layout.column("quantity"), 100);
        row.bool(layout.column("buy"), true);
        return row;
    }

    @Test
    void aTypicalTradeTakesFewBytes() {
        final RecordLayout layout = trades();
        final RowCodec codec = new RowCodec(layout, 6);
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
        final int first = codec.encode(trade(layout, 0), frame, 0);
        final int second = codec.encode(trade(layout, 1), frame, first);
        assertEquals(1 + 1 + 2 + 1 + 1 + 1 + 1, second - first, "tag, nulls, time, price, quantity, symbol, buy");
    }

    @Test
    void theUpperBitsOfTheTagAreTheCallers() {
        final RecordLayout layout = trades();
        final RowCodec codec = new RowCodec(layout, 6);
        final Row row = trade(layout, 3);
        row.kind(RowKind.DELETE);
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        final int end = codec.encode(row, frame, 0);
        assertEquals(0, frame.getByte(0) & RowCodec.CALLER_TAG_MASK);
        frame.putByte(0, (byte) (frame.getByte(0) | RowCodec.CALLER_TAG_MASK));
        codec.reset();
        final Row decoded = trade(layout, 9).reset(layout);
        assertEquals(end, codec.decode(frame, 0, end, decoded));
        assertEquals(bytes(row), bytes(decoded));
    }

    @Test
    void sequenceAndTimesAreNotEncoded() {
        final RecordLayout layout = trades();
        final RowCodec codec = new RowCodec(layout, 6);
        final Row row = trade(layout, 3);
        row.sequence(7);
        row.eventTimeNs(8);
        row.ingestTimeNs(9);
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        final int end = codec.encode(row, frame, 0);
        codec.reset();
        final Row decoded = trade(layout, 9).reset(layout);
        codec.decode(frame, 0, end, decoded);
        assertEquals(0, decoded.sequence() | decoded.eventTimeNs() | decoded.ingestTimeNs());
        assertEquals(RecordDescriptor.HEADER_LENGTH + 8, layout.column("time").offset());
    }

    @Test
    void aRowLongerThanItsSlotIsRefused() {
        final RecordLayout layout = trades();
        final RowCodec codec = new RowCodec(layout, 6);
        final Row row = trade(layout, 3);
        row.string(layout.column("note"), new byte[20], 0, 20);
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        final int end = codec.encode(row, frame, 0);
        codec.reset();
        final Row small = new Row()
            .wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(256)), 0, layout.fixedLength() + 19).reset(layout);
        assertThrows(RecordTooLargeException.class, () -> codec.decode(frame, 0, end, small));
    }

    @Test
    void aSymbolThatIsUnknownIsNotEncoded() {
        final RecordLayout layout = trades();
        final Row row = trade(layout, 3);
        row.int32(layout.column("symbol"), SymbolDictionary.UNKNOWN);
        final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(256));
        assertEquals("symbol number=-1 is in no dictionary, a source set a number that it was not given",
            assertThrows(EngineException.class, () -> new RowCodec(layout, 6).encode(row, frame, 0)).getMessage());
    }

    @Test
    void encodingAndDecodingAllocateNothing() {
        final Sample sample = new Sample(42, 75, ROWS);
        final RowCodec encoder = new RowCodec(sample.layout, sample.sources);
        final RowCodec decoder = new RowCodec(sample.layout, sample.sources);
        final Row target = sample.target();
        Allocations.assertNone(() -> {
            for (int i = 0; i < 200; i++) {
                encoder.reset();
                decoder.reset();
                int at = 5;
                for (int k = 0; k < ROWS; k++) {
                    encoder.encode(sample.rows.get(k), sample.frame, at);
                    at = decoder.decode(sample.frame, at, sample.end, target.reset(sample.layout));
                }
            }
        });
    }
}
