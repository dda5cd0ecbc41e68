package io.turgo.operators.enrich;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.KeptFields;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds fields of a reference table to rows, in place, found by the table's key: as the table stands when the row comes,
 * by the order of the journal. A row whose key is null or absent gets nulls, as in a left join, or does not pass, as in
 * an inner one; it is counted either way (counter {@value #UNMATCHED}).
 *
 * <p>The key is a SYMBOL, INT32, INT64, BOOLEAN, TIMESTAMP or DECIMAL, of the same type in stream and table; DECIMALs
 * of the same scale may differ in precision.
 *
 * <p>State, for each row of the table: 16 bytes of header, 8 of key (16 if either key is a DECIMAL of more than 18
 * digits), 8 of null bits and 8 for each added field (16 for such a DECIMAL); and beside it 13 to 26 of
 * index, 21 to 58 for a SYMBOL or another small number.
 *
 * <p>Immutable; any thread.
 */
public final class Enrich implements Operator {
    /** The counter of rows for which the table has no row. */
    public static final String UNMATCHED = "unmatched";

    private final ReferenceTable table;
    private final String on;
    private final List<String> fields;
    private final String prefix;
    private final boolean inner;

    private Enrich(ReferenceTable table, String on, List<String> fields, String prefix, boolean inner) {
        this.table = table;
        this.on = on;
        this.fields = fields;
        this.prefix = prefix;
        this.inner = inner;
    }

    /** A left join with that table, on the field that is named as the table's key. */
    public static Enrich from(ReferenceTable table) {
        return new Enrich(table, table.key(), List.of(), "", false);
    }

    /** The same, with the key in that field of the stream. */
    public Enrich on(String field) {
        return new Enrich(table, field, fields, prefix, inner);
    }

    /** The same, adding those fields of the table. */
    public Enrich adding(String... names) {
        return new Enrich(table, on, List.of(names), prefix, inner);
    }

    /** The same, with that text before the names of the added fields. */
    public Enrich prefixed(String text) {
        return new Enrich(table, on, fields, text, inner);
    }

    /** The same as an inner join: rows without a match do not pass. */
    public Enrich inner() {
        return new Enrich(table, on, fields, prefix, true);
    }

    @Override
    public String logic() {
        return "enrich/1 from=" + table + " on=" + on + " adding=" + fields + " prefix=" + prefix + " inner=" + inner;
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
    public Output plan(Schema in) {
        requireKey(in.field(on), table.schema().field(table.key()), in);
        if (fields.isEmpty() && !inner) {
            throw new ConfigurationException("enrich from `" + table.name()
                + "` adds no field: name some with adding(...), or call inner() to only drop rows without a match");
        }
        if (fields.size() > KeptFields.MAX_FIELDS) {
            throw new ConfigurationException("enrich from `" + table.name() + "` adds " + fields.size() + " fields > "
                + KeptFields.MAX_FIELDS + ", use two of them");
        }
        final List<Field> added = new ArrayList<>();
        for (final String name : fields) {
            added.add(added(in, table.schema().field(name)));
        }
        return Output.adding(added);
    }

    private Field added(Schema in, Field field) {
        final Field added = field.named(prefix + field.name());
        if (in.has(added.name())) {
            throw new ConfigurationException("enrich from `" + table.name() + "` adds `" + added.name() + "`, but `"
                + in.name() + "` has a field `" + added.name() + "` already: set a prefix with prefixed(...)");
        }
        return inner ? added : added.orNull();
    }

    private void requireKey(Field stream, Field key, Schema in) {
        final boolean same = stream.type() == key.type() && stream.scale() == key.scale();
        if (!same || key.type() == Type.FLOAT64) {
            throw new ConfigurationException("enrich from `" + table.name() + "` looks up `" + in.name() + "`."
                + stream.name() + ' ' + stream.typeName() + " by key " + key.name() + ' ' + key.typeName()
                + (same ? ", but a FLOAT64 has no exact equality: use a DECIMAL"
                : ": both need the same type and scale"));
        }
    }

    @Override
    public Stage create(StageContext context) {
        return EnrichStage.of(context, table, on, fields, prefix, inner);
    }
}
