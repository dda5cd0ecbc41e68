package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Equal keys go to one worker, different ones to all. */
class ShardKeyTest {
    private static final int WORKERS = 8;
    private static final int CAPACITY = 512;
    private static final RecordLayout LAYOUT = RecordLayout.of(Schema.named("rows")
        .field(Field.int64("number").orNull()).float64("real").field(Field.decimal("wide", 38, 2).orNull())
        .field(Field.string("text").orNull()).bool("flag").build());

    private final Row row = new Row()
        .wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(CAPACITY)), 0, CAPACITY).reset(LAYOUT);

    private static ShardKey key(String... fields) {
        return new ShardKey(Stream.of(fields).map(LAYOUT::column).toList(), WORKERS);
    }

    private static Column column(String field) {
        return LAYOUT.column(field);
    }

    @Test
    void numbersSpreadEvenly() {
        final int[] rows = new int[WORKERS];
        final ShardKey key = key("number");
        for (int i = 0; i < 8000; i++) {
            row.int64(column("number"), i);
            rows[key.worker(row)]++;
        }
        for (final int share : rows) {
            assertTrue(share > 800 && share < 1200, "share=" + share);
        }
    }

    @Test
    void everyFieldOfAKeyCounts() {
        for (final String field : List.of("number", "real", "wide", "text")) {
            final ShardKey key = key("flag", field);
            final boolean[] seen = new boolean[WORKERS];
            for (int i = 0; i < 100; i++) {
                row.reset(LAYOUT);
                set(field, i);
                seen[key.worker(row)] = true;
            }
            for (final boolean each : seen) {
                assertTrue(each, field);
            }
        }
    }

    private void set(String field, int value) {
        switch (field) {
            case "number" -> row.int64(column(field), value);
            case "real" -> row.float64(column(field), value);
            case "wide" -> {
                row.int64(column(field), 1);
                row.buffer().putLong(row.offset() + column(field).offset() + Long.BYTES, value);
            }
            default -> {
                final byte[] text = ("k" + value).getBytes(StandardCharsets.UTF_8);
                row.string(column(field), text, 0, text.length);
            }
        }
    }

    @Test
    void valuesThatAreEqualAsKeysGoTogether() {
        final ShardKey key = key("real");
        row.float64(column("real"), 0.0);
        final int zero = key.worker(row);
        row.float64(column("real"), -0.0);
        assertEquals(zero, key.worker(row));
        row.float64(column("real"), Double.longBitsToDouble(0x7ff8_0000_0000_0001L));
        final int notANumber = key.worker(row);
        row.float64(column("real"), Double.NaN);
        assertEquals(notANumber, key.worker(row));
    }

    @Test
    void nullsGoTogetherAndNothingElseOfTheRowCounts() {
        final ShardKey key = key("number", "text");
        final int nulls = key.worker(row);
        row.kind(RowKind.DELETE);
        row.sequence(77);
        row.eventTimeNs(88);
        row.float64(column("real"), 1.5);
        assertEquals(nulls, key.worker(row));
        set("text", 5);
        set("number", 5);
        row.setNull(column("number"));
        row.setNull(column("text"));
        assertEquals(nulls, key.worker(row));
    }
}
