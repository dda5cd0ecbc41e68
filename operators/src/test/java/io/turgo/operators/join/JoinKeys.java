package io.turgo.operators.join;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What rows may be joined by. */
enum JoinKeys {
    SYMBOL(Field.symbol("k").orNull()),
    INT64(Field.int64("k")),
    INT32(Field.int32("k").orNull()),
    LONG_OR_NULL(Field.int64("k").orNull()),
    WIDE(Field.decimal("k", 30, 2).orNull()),
    TWO(Field.symbol("k").orNull(), Field.int32("k2").orNull()),
    TWO_WIDE(Field.decimal("k", 30, 2), Field.bool("k2").orNull());

    private final List<Field> fields;

    JoinKeys(Field... fields) {
        this.fields = List.of(fields);
    }

    static JoinKeys any(Random random) {
        return values()[random.nextInt(values().length)];
    }

    List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    <J extends KeyedJoin<J>> J on(J join) {
        J joined = join;
        for (final String name : names()) {
            joined = joined.on(name);
        }
        return joined;
    }

    Schema left() {
        final List<Field> all = new ArrayList<>(fields);
        all.addAll(JoinHarness.LEFT.fields().subList(1, JoinHarness.LEFT.fields().size()));
        return new Schema("left", all);
    }

    Schema right() {
        final List<Field> all = new ArrayList<>(fields);
        all.add(0, JoinHarness.RIGHT.field("id"));
        all.add(JoinHarness.RIGHT.field("flag"));
        return new Schema("right", all);
    }

    /** Sets the fields of a key: half of the rows are of number 0; some have a null where there may be one. */
    void put(Random random, int keys, Map<String, Object> row) {
        for (final Field field : fields) {
            final int number = random.nextBoolean() ? 0 : random.nextInt(keys);
            row.put(field.name(), field.nullable() && random.nextInt(20) == 0 ? null : value(field, number));
        }
    }

    private static Object value(Field field, int number) {
        return switch (field.type()) {
            case SYMBOL -> "K" + number;
            case INT32 -> number - 1;
            case INT64 -> (long) number << 40;
            case BOOLEAN -> number > 0;
            default -> new BigDecimal("1234567890123456789012345.67").multiply(BigDecimal.valueOf(1 - 2L * number))
                .setScale(2);
        };
    }

    /** A row's key; null if it equals none. */
    List<Object> key(Map<String, Object> row) {
        final List<Object> key = new ArrayList<>();
        names().forEach(name -> key.add(row.get(name)));
        return key.contains(null) ? null : key;
    }
}
