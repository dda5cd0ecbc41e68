package io.turgo.operators.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyFieldsTest {
    private static int bytes(String... names) {
        final Scope rows = Scope.of(Samples.SCHEMA);
        return KeyFields.of(rows, rows, List.of(names)).bytes();
    }

    @Test
    void keysAreAsSmallAsDocumented() {
        assertEquals(0, bytes());
        assertEquals(8, bytes("k_symbol"));
        assertEquals(8, bytes("k_bool"));
        assertEquals(16, bytes("k_long"));
        assertEquals(24, bytes("k_wide"));
        assertEquals(8 + 8 + 16 + 24 + 16, bytes("k_symbol", "k_bool", "k_long", "k_wide", "k_double"));
        final Scope present = Scope.of(Schema.named("p").int64("l").decimal("w", 19, 0).int32("i").build());
        assertEquals(8, KeyFields.of(present, present, List.of("l")).bytes());
        assertEquals(16, KeyFields.of(present, present, List.of("w")).bytes());
        assertEquals(8, KeyFields.of(present, present, List.of("i")).bytes());
    }

    /** The groups that a global window finds among values of a field, each with its count. */
    private static List<List<Object>> groups(Field field, Object... values) {
        final Schema in = Schema.named("in").field(field).build();
        final Tumbling counts = Tumbling.every(Duration.ofDays(1)).by(field.name()).aggregate(Aggregate.count());
        try (StageHarness harness = StageHarness.of(counts, in)) {
            for (final Object value : values) {
                harness.feed(0, Collections.singletonMap(field.name(), value));
            }
            harness.watermark(Long.MAX_VALUE);
            return harness.take().stream().map(row -> Arrays.asList(row.get(field.name()), row.get("count"))).toList();
        }
    }

    @Test
    void zeroesAreOneDoubleAndNansAreOne() {
        final double otherNan = Double.longBitsToDouble(0xfff8_0000_0000_0123L);
        assertEquals(List.of(List.of(0.0, 3L), List.of(Double.NaN, 2L), Arrays.asList(null, 1L)),
            groups(Field.float64("x").orNull(), -0.0, Double.NaN, 0.0, otherNan, -0.0, null));
    }

    @Test
    void nullIsNoOtherValue() {
        assertEquals(List.of(Arrays.asList(null, 1L), List.of(0, 1L), List.of(-1, 1L), List.of(1, 1L)),
            groups(Field.int32("x").orNull(), null, 0, -1, 1));
        assertEquals(List.of(List.of(0L, 1L), Arrays.asList(null, 2L), List.of(1L, 1L)),
            groups(Field.int64("x").orNull(), 0L, null, null, 1L));
        assertEquals(List.of(List.of(false, 2L), Arrays.asList(null, 1L), List.of(true, 1L)),
            groups(Field.bool("x").orNull(), false, null, true, false));
    }

    @Test
    void negativeNumbersComeBack() {
        assertEquals(List.of(List.of(-5, 1L), List.of(Integer.MIN_VALUE, 1L)),
            groups(Field.int32("x"), -5, Integer.MIN_VALUE));
    }
}
