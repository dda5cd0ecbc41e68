package io.turgo.engine;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Operators for random pipelines: what they do follows from the visible content of a row, whatever its schema. */
final class RandomOperators {
    private RandomOperators() {
    }

    /** Drops a share of the rows. */
    record Sieve(int modulus) implements Operator {
        @Override
        public String logic() {
            return "sieve/1 " + modulus;
        }

        @Override
        public Output plan(Schema in) {
            return Output.same();
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            final RowHash hash = new RowHash(context.in().all());
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    return Math.floorMod(hash.of(row), modulus) != 0;
                }
            };
        }
    }

    /** Adds a field made of the content of the others; null now and then. */
    record Addition(Field field) implements Operator {
        @Override
        public String logic() {
            return "addition/1 " + field;
        }

        @Override
        public Output plan(Schema in) {
            return Output.adding(List.of(field));
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            final RowHash hash = new RowHash(context.in().all());
            final Column target = context.out().column(field.name());
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    fill(row, target, hash.of(row));
                    return true;
                }
            };
        }
    }

    private static void fill(Row row, Column target, long hash) {
        if (target.field().nullable() && hash % 4 == 0) {
            row.setNull(target);
            return;
        }
        switch (target.type()) {
            case BOOLEAN -> row.bool(target, hash > 0);
            case INT32 -> row.int32(target, (int) hash);
            case INT64, TIMESTAMP -> row.int64(target, hash);
            case FLOAT64 -> row.float64(target, hash / 3.0);
            case DECIMAL -> row.decimal(target, Decimal.ofUnscaled(hash, target.field().scale()));
            case STRING -> {
                final byte[] text = ("é" + hash).getBytes(StandardCharsets.UTF_8);
                row.string(target, text, 0, text.length);
            }
            default -> throw new IllegalArgumentException(target.toString());
        }
    }

    /** Makes 0 to 2 new rows of each row. */
    record Repeat(Schema fresh) implements Operator {
        static Repeat named(String name) {
            return new Repeat(Schema.named(name).int32("number").int64("digest")
                .field(Field.string("text").orNull()).field(Field.decimal("wide", 38, 9).orNull()).build());
        }

        @Override
        public String logic() {
            return "repeat/1 " + fresh;
        }

        @Override
        public Output plan(Schema in) {
            return Output.fresh(fresh);
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            final RowHash hash = new RowHash(context.in().all());
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    final long digest = hash.of(row);
                    for (int i = 0; i < Math.floorMod(digest, 3); i++) {
                        final Row made = context.outlet().claim();
                        made.eventTimeNs(row.eventTimeNs());
                        made.int32(context.out().column("number"), i);
                        made.int64(context.out().column("digest"), digest);
                        fill(made, context.out().column("text"), digest + i);
                        fill(made, context.out().column("wide"), digest - i);
                        made.kind(i == 0 ? RowKind.INSERT : RowKind.DELETE);
                        context.outlet().emit();
                    }
                    context.outlet().claim();
                    return false;
                }
            };
        }
    }

    /** Adds what a reference table says of a symbol, or null. */
    record Lookup(ReferenceTable table, String key, Field field) implements Operator {
        @Override
        public String logic() {
            return "lookup/1 " + key + ' ' + field;
        }

        @Override
        public Output plan(Schema in) {
            return Output.adding(List.of(field));
        }

        @Override
        public List<ReferenceTable> references() {
            return List.of(table);
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            final Schema rows = table.schema();
            final Column tableKey = Scope.of(rows).column(table.key());
            final Column tableValue = Scope.of(rows).column("value");
            final Column rowKey = context.in().column(key);
            final Column target = context.out().column(field.name());
            final Map<Integer, Long> values = new HashMap<>();
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    final Long value = row.isNull(rowKey) ? null : values.get(row.int32(rowKey));
                    if (value != null) {
                        row.int64(target, value);
                    }
                    return true;
                }

                @Override
                public void onReference(int number, Row row) {
                    if (row.kind() == RowKind.DELETE) {
                        values.remove(row.int32(tableKey));
                    } else {
                        values.put(row.int32(tableKey), row.int64(tableValue));
                    }
                }

                @Override
                public long stateHash() {
                    return values.hashCode();
                }
            };
        }
    }

    /** The first visible SYMBOL of a schema, or null. */
    static String symbol(Schema schema) {
        return schema.fields().stream().filter(field -> field.type() == Type.SYMBOL).map(Field::name).findFirst()
            .orElse(null);
    }
}
